/* Makes the n-th file operation below a folder fail; loaded before the C library (Linux only).
 *
 * FAULTS_FOLDER names the folder. faults_arm(n, errno) makes the n-th operation from now on fail, and all after it
 * when n is negative. faults_count() tells how many there have been. The file that FAULTS_STRUCK names is made as soon as
 * one has failed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static long armed, wanted_errno, count, for_ever, struck;
static char watched[65536];

static int ours(const char *path) {
    const char *folder = getenv("FAULTS_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}
/* Under EROFS only what writes fails, as on a file system that was mounted read-only. */
static int fails_to(int writes) {
    long n = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    if (!armed || !(n == armed || (for_ever && n > armed)) || (!writes && wanted_errno == EROFS)) return 0;
    if (!struck) {
        const char *told = getenv("FAULTS_STRUCK");
        struck = 1;
        if (told) syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, told, O_CREAT | O_WRONLY, 0600));
    }
    errno = (int)wanted_errno;
    return 1;
}
static int fails(void) { return fails_to(1); }
static int reads_fail(void) { return fails_to(0); }
static int opening_fails(int flags) { return fails_to((flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0); }
static int fd_ours(int fd) { return fd >= 0 && fd < (int)sizeof watched && watched[fd]; }
static int seen(int fd, const char *path) {
    if (fd >= 0 && fd < (int)sizeof watched) watched[fd] = ours(path);
    return fd;
}
void faults_arm(long n, long number) { for_ever = n < 0; armed = n < 0 ? -n : n; wanted_errno = number; count = 0; }
long faults_count(void) { return count; }
#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); \
        if (ours(path) && opening_fails(flags)) return -1; \
        return seen(real(path, flags, mode), path); }
OPEN(open)
OPEN(open64)
#define OPENAT(name) \
    int name(int at, const char *path, int flags, ...) { \
        REAL(name); va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); \
        if (ours(path) && opening_fails(flags)) return -1; \
        return seen(real(at, path, flags, mode), path); }
OPENAT(openat)
OPENAT(openat64)
int close(int fd) { REAL(close); if (fd_ours(fd)) watched[fd] = 0; return real(fd); }
ssize_t write(int fd, const void *data, size_t size) { REAL(write); if (fd_ours(fd) && fails()) return -1; return real(fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { REAL(pwrite); if (fd_ours(fd) && fails()) return -1; return real(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { REAL(pwrite64); if (fd_ours(fd) && fails()) return -1; return real(fd, data, size, at); }
ssize_t read(int fd, void *data, size_t size) { REAL(read); if (fd_ours(fd) && reads_fail()) return -1; return real(fd, data, size); }
ssize_t pread64(int fd, void *data, size_t size, off64_t at) { REAL(pread64); if (fd_ours(fd) && reads_fail()) return -1; return real(fd, data, size, at); }
int fsync(int fd) { REAL(fsync); if (fd_ours(fd) && fails()) return -1; return real(fd); }
int fdatasync(int fd) { REAL(fdatasync); if (fd_ours(fd) && fails()) return -1; return real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); if (fd_ours(fd) && fails()) return -1; return real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); if (fd_ours(fd) && fails()) return -1; return real(fd, size); }
int rename(const char *from, const char *to) { REAL(rename); if (ours(to) && fails()) return -1; return real(from, to); }
int unlink(const char *path) { REAL(unlink); if (ours(path) && fails()) return -1; return real(path); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); if (ours(path) && fails()) return -1; return real(path, mode); }
