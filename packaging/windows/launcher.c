/* Starts Sổ Đối Thoại: loads the Python beside it and runs `-m doithoai` in this process, so that the task bar,
   the task manager and a virus scanner see one program of one name. Built twice: with a window, and (CONSOLE) for
   the command line. Tells the program by DOITHOAI_PORTABLE that settings and registers belong beside it. */
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768 /* letters of a path, as Windows counts them */
#define LOG_BYTES (1 << 20)

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *text) {
#ifdef CONSOLE
    char line[2048];
    DWORD written;
    int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, line, sizeof line - 1, NULL, NULL);
    if (size > 0) {
        line[size - 1] = '\n';
        WriteFile(GetStdHandle(STD_ERROR_HANDLE), line, (DWORD)size, &written, NULL);
    }
#else
    MessageBoxW(NULL, text, L"Sổ Đối Thoại", MB_ICONERROR | MB_SETFOREGROUND);
#endif
    return 3;
}

/* The folder of the program, ending in a back-slash; 0 when its path does not fit. */
static int own_folder(wchar_t *folder) {
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST - 64);
    wchar_t *end;
    if (!length || length >= LONGEST - 64 || !(end = wcsrchr(folder, L'\\')))
        return 0;
    end[1] = 0;
    return 1;
}

static void find_portable(const wchar_t *folder) {
    static wchar_t mark[LONGEST];
    _snwprintf(mark, LONGEST - 1, L"%lsportable", folder);
    /* An installed program started by a portable one must not take its folder. */
    SetEnvironmentVariableW(L"DOITHOAI_PORTABLE",
                            GetFileAttributesW(mark) != INVALID_FILE_ATTRIBUTES ? folder : NULL);
}

#ifndef CONSOLE
static wchar_t log_path[LONGEST];

/* What Python complains of when no window stands yet goes to a file, not to nowhere. */
static void keep_complaints(const wchar_t *folder) {
    static wchar_t base[LONGEST];
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    HANDLE file;
    LARGE_INTEGER size;
    if (GetEnvironmentVariableW(L"DOITHOAI_PORTABLE", base, LONGEST - 64))
        wcscpy(base, folder);
    else if (GetEnvironmentVariableW(L"LOCALAPPDATA", base, LONGEST - 64)) {
        wcscat(base, L"\\doithoai\\");
        CreateDirectoryW(base, NULL);
    } else
        return;
    _snwprintf(log_path, LONGEST - 1, L"%lsstart.log", base);
    file = CreateFileW(log_path, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, &inherited,
                       OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return;
    if (GetFileSizeEx(file, &size) && size.QuadPart > LOG_BYTES) {
        CloseHandle(file);
        file = CreateFileW(log_path, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                           &inherited, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    }
    SetStdHandle(STD_ERROR_HANDLE, file);
}
#endif

static int run(int argc, wchar_t **argv) {
    static wchar_t folder[LONGEST], dll[LONGEST];
    HMODULE python;
    py_main start;
    wchar_t **all = calloc(argc + 8, sizeof *all);
    int count = 0, status;
    if (!all || !own_folder(folder))
        return fail(L"Đường dẫn tới chương trình quá dài. Hãy cài chương trình vào thư mục có đường dẫn ngắn hơn.");
    find_portable(folder);
#ifndef CONSOLE
    keep_complaints(folder);
#endif
    _snwprintf(dll, LONGEST - 1, L"%lspython\\" PYDLL, folder);
    SetDllDirectoryW(L""); /* never a library of the current folder */
    python = LoadLibraryExW(dll, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    start = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!start)
        return fail(L"Chương trình bị thiếu tệp hoặc tệp bị chặn. Hãy cài lại chương trình.");
    all[count++] = argv[0];
    all[count++] = L"-X"; all[count++] = L"utf8";
    all[count++] = L"-X"; all[count++] = L"faulthandler";
    all[count++] = L"-m"; all[count++] = L"doithoai";
    for (int place = 1; place < argc; place++)
        all[count++] = argv[place];
    status = start(count, all);
#ifndef CONSOLE
    if (status > 2) { /* 1 and 2: the program itself said what was refused */
        static wchar_t text[LONGEST + 256];
        _snwprintf(text, LONGEST + 255, L"Chương trình dừng vì lỗi (mã %d). Dữ liệu đã ghi vẫn an toàn.\n"
                   L"Chi tiết ở tệp %ls", status, log_path);
        fail(text);
    }
#endif
    return status;
}

#ifdef CONSOLE
int wmain(int argc, wchar_t **argv) { return run(argc, argv); }
#else
int WINAPI wWinMain(HINSTANCE own, HINSTANCE earlier, PWSTR line, int show) {
    (void)own; (void)earlier; (void)line; (void)show;
    return run(__argc, __wargv);
}
#endif
