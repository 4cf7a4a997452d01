/* Stands in for Python where a life starts its engine (Linux only): hands its three streams to the process that has
 * the engine loaded (engines.py), which forks one for them, and ends as that one ends. Whoever kills this kills that
 * one too. Anything else is run by Python as ever. FAULTS_PYTHON, FAULTS_ENGINES (a socket) and FAULTS_LIFE say where. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int hand_over(int line, const char *mark) {
    int streams[3] = {0, 1, 2};
    char room[CMSG_SPACE(sizeof streams)];
    struct iovec text = {(void *)mark, strlen(mark)};
    struct msghdr said = {0};
    memset(room, 0, sizeof room);
    said.msg_iov = &text, said.msg_iovlen = 1, said.msg_control = room, said.msg_controllen = sizeof room;
    struct cmsghdr *head = CMSG_FIRSTHDR(&said);
    head->cmsg_level = SOL_SOCKET, head->cmsg_type = SCM_RIGHTS, head->cmsg_len = CMSG_LEN(sizeof streams);
    memcpy(CMSG_DATA(head), streams, sizeof streams);
    return sendmsg(line, &said, 0) > 0;
}

int main(int argc, char **argv) {
    const char *python = getenv("FAULTS_PYTHON"), *where = getenv("FAULTS_ENGINES"), *mark = getenv("FAULTS_LIFE");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int is_engine = argc == 3 && !strcmp(argv[1], "-m") && !strcmp(argv[2], "holysheep_studio.engine");
    if (!is_engine || !where || !mark || strlen(where) >= sizeof address.sun_path) {
        argv[0] = (char *)python;
        execv(python, argv);
        return 127;
    }
    strcpy(address.sun_path, where);
    int line = socket(AF_UNIX, SOCK_SEQPACKET, 0);
    if (line < 0 || connect(line, (struct sockaddr *)&address, sizeof address) || !hand_over(line, mark)) return 126;
    for (int fd = 0; fd < 3; fd++) close(fd);
    int32_t code = 125;
    return recv(line, &code, sizeof code, 0) == sizeof code ? (int)code : 125;
}
