"""The Qt application. The only room that knows PySide6; it holds no SQL, no layout and no rules."""

from doithoai.desktop.guard import keep_true_alive, make_faults_whole

keep_true_alive()
make_faults_whole()
