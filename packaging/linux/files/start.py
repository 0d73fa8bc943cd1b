"""What /usr/bin/doithoai runs: the program in /opt/doithoai/app, and no other package of this computer."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "app"))
sys.argv[0] = "doithoai"
try:
    from doithoai.cli import main
except ImportError as error:
    sys.exit(f"Chương trình chưa được cài trọn vẹn ({error}). Hãy chạy: sudo dpkg-reconfigure doithoai")
main()
