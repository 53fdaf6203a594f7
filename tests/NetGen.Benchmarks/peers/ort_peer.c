// ONNX Runtime through its C API: ort_peer LIBONNXRUNTIME FOLDER. Answers cases "<model> <batch>" as Peer.cs asks them, for which
// torch_peer.py --export wrote FOLDER/<case>.onnx, .in0, .in1, ... and .out. One thread, all graph optimisations, outputs preallocated.
// The library is opened at run time and its function table addressed by slot number: the table only ever grows at its end.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RUNS 41
typedef void *P;
enum { GetErrorMessage = 2, CreateEnv = 3, CreateSession = 7, Run = 9, CreateSessionOptions = 10, SetOptLevel = 23,
       SetIntra = 24, SetInter = 25, InCount = 30, OutCount = 31, InTypeInfo = 33, OutTypeInfo = 34, InName = 36, OutName = 37,
       CreateTensorWithData = 49, CastTypeInfo = 55, DimCount = 61, Dims = 62, CreateCpuMem = 69, GetAlloc = 78 };
static P *api;
static P env;

#define CHECK(slot, types, ...) do { P status = ((P(*) types)api[slot])(__VA_ARGS__); \
    if (status) { fprintf(stderr, "ONNX Runtime: %s\n", ((const char *(*)(P))api[GetErrorMessage])(status)); exit(1); } } while (0)

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + 1e-9 * t.tv_nsec; }
static int compare(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return (x > y) - (x < y); }

static int load(const char *folder, const char *name, const char *suffix, float *data, size_t count) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s.%s", folder, name, suffix);
    FILE *f = fopen(path, "rb");
    size_t got = f ? fread(data, sizeof *data, count, f) : 0;
    if (f) fclose(f);
    return got == count;
}

// Returns whether there is such a model and it predicts what PyTorch predicts.
static int measure(const char *folder, const char *name, double seconds) {
    char path[512], suffix[8];
    snprintf(path, sizeof path, "%s/%s.onnx", folder, name);
    FILE *there = fopen(path, "rb");
    if (!there) return 0;
    fclose(there);
    P options, session, memory, allocator, values[2][8];
    char *names[2][8];
    float *data[2][8];
    size_t counts[2], lengths[2][8];
    CHECK(CreateSessionOptions, (P *), &options);
    CHECK(SetIntra, (P, int), options, 1);
    CHECK(SetInter, (P, int), options, 1);
    CHECK(SetOptLevel, (P, int), options, 99);
    CHECK(CreateSession, (P, const char *, P, P *), env, path, options, &session);
    CHECK(CreateCpuMem, (int, int, P *), 1, 0, &memory);
    CHECK(GetAlloc, (P *), &allocator);
    CHECK(InCount, (P, size_t *), session, &counts[0]);
    CHECK(OutCount, (P, size_t *), session, &counts[1]);
    for (int io = 0; io < 2; io++) for (size_t i = 0; i < counts[io]; i++) {
        P info, shape;
        size_t rank, length = 1;
        int64_t axes[8];
        CHECK(io ? OutName : InName, (P, size_t, P, char **), session, i, allocator, &names[io][i]);
        CHECK(io ? OutTypeInfo : InTypeInfo, (P, size_t, P *), session, i, &info);
        CHECK(CastTypeInfo, (P, P *), info, &shape);
        CHECK(DimCount, (P, size_t *), shape, &rank);
        CHECK(Dims, (P, int64_t *, size_t), shape, axes, rank);
        for (size_t k = 0; k < rank; k++) length *= axes[k];
        lengths[io][i] = length;
        data[io][i] = aligned_alloc(64, (length * 4 + 63) / 64 * 64);
        CHECK(CreateTensorWithData, (P, P, size_t, int64_t *, size_t, int, P *), memory, data[io][i], length * 4, axes, rank, 1, &values[io][i]);
        snprintf(suffix, sizeof suffix, "in%zu", i);
        if (!io && !load(folder, name, suffix, data[io][i], length)) return 0;
    }
#define PREDICT CHECK(Run, (P, P, char **, P *, size_t, char **, size_t, P *), session, 0, names[0], values[0], counts[0], names[1], counts[1], values[1])
    PREDICT;
    float *expected = malloc(lengths[1][0] * 4);
    if (!load(folder, name, "out", expected, lengths[1][0])) return 0;
    for (size_t i = 0; i < lengths[1][0]; i++) if (!(fabsf(expected[i] - data[1][0][i]) < 1e-4f)) {
        fprintf(stderr, "ONNX Runtime, %s: output %zu is %g, PyTorch's %g\n", name, i, data[1][0][i], expected[i]);
        return 0;
    }
    free(expected);

    double start = now(), v[RUNS];
    long n = 0;
    do { PREDICT; n++; } while (now() - start < (seconds > 0.3 ? seconds / 2 : 0.15));   // warm-up, also sets the loop count
    long calls = n * seconds / RUNS / (now() - start) + 1;
    for (int r = 0; r < RUNS; r++) {
        start = now();
        for (long i = 0; i < calls; i++) PREDICT;
        v[r] = (now() - start) / calls;
    }
    qsort(v, RUNS, sizeof *v, compare);
    printf("%.4e\t%.4e\t%.4e\n", v[RUNS / 2], v[0], v[RUNS / 5]);
    return 1;
}

int main(int argc, char **argv) {
    P library = argc == 3 ? dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL) : NULL;
    if (!library) {
        fprintf(stderr, "ONNX Runtime: %s\n", argc == 3 ? dlerror() : "usage: ort_peer LIBONNXRUNTIME FOLDER");
        return 1;
    }
    struct { P *(*api)(uint32_t); const char *(*version)(void); } *base = ((P(*)(void))dlsym(library, "OrtGetApiBase"))();
    api = base->api(1);
    CHECK(CreateEnv, (int, const char *, P *), 3, "benchmark", &env);
    printf("ready\tONNX Runtime %s, C API, 1 thread, all graph optimisations\n", base->version());
    fflush(stdout);
    char line[256];
    while (fgets(line, sizeof line, stdin)) {
        char *tab = strchr(line, '\t');
        if (tab) *tab = 0;
        if (!tab || !measure(argv[2], line, atof(tab + 1))) puts("none");
        fflush(stdout);
    }
    return 0;
}
