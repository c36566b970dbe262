/* Makes the n-th call of one kind fail, on files below one folder. Loaded with LD_PRELOAD by faults.py; `arm` is called from there. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static const char *kind = "";
static char below[4096];
static int failure, countdown, fired;

int arm(const char *call, int error, int nth, const char *folder) {
    static char name[16];
    strncpy(name, call, sizeof name - 1);
    strncpy(below, folder, sizeof below - 1);
    kind = name, failure = error, countdown = nth, fired = 0;
    return 0;
}

int has_fired(void) { return fired; }

static int hit(const char *call, const char *path) {
    if (strcmp(kind, call) || !path || strncmp(path, below, strlen(below)) || --countdown) return 0;
    fired = 1;
    errno = failure;
    return 1;
}

static int hit_handle(const char *call, int handle) {
    char link[64], path[4096];
    if (strcmp(kind, call)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return hit(call, path);
}

#define REAL(type, name, ...) ((type (*)(__VA_ARGS__)) dlsym(RTLD_NEXT, #name))
#define OPEN(name)                                                         \
    int name(const char *path, int flags, ...) {                           \
        va_list rest;                                                      \
        va_start(rest, flags);                                             \
        int mode = va_arg(rest, int);                                      \
        va_end(rest);                                                      \
        return hit("open", path) ? -1 : REAL(int, name, const char *, int, ...)(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define TRANSFER_AT(name, call, pointer)                                                                                          \
    ssize_t name(int handle, pointer data, size_t size, off_t at) {                                                        \
        return hit_handle(call, handle) ? -1 : REAL(ssize_t, name, int, pointer, size_t, off_t)(handle, data, size, at);  \
    }
#define SYNC(name) \
    int name(int handle) { return hit_handle("fsync", handle) ? -1 : REAL(int, name, int)(handle); }

TRANSFER_AT(pread64, "read", void *)
TRANSFER_AT(pwrite64, "write", const void *)
SYNC(fsync)
SYNC(fdatasync)

ssize_t read(int handle, void *data, size_t size) {
    return hit_handle("read", handle) ? -1 : REAL(ssize_t, read, int, void *, size_t)(handle, data, size);
}

ssize_t write(int handle, const void *data, size_t size) {
    return hit_handle("write", handle) ? -1 : REAL(ssize_t, write, int, const void *, size_t)(handle, data, size);
}

int rename(const char *from, const char *to) {
    return hit("replace", to) ? -1 : REAL(int, rename, const char *, const char *)(from, to);
}
