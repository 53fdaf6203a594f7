// What a C compiler gives: plain loops with compile-time sizes, one sample, one thread; dense weights [in][out].
// Answers cases "<model> 1" on standard input as Peer.cs asks them. Build with -O3 -march=native -ffast-math; the first argument describes the build.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#define AL __attribute__((aligned(64)))
#define RUNS 41

#define DENSE(I, O, W, B, x, y) { for (int o = 0; o < (O); o++) y[o] = B[o]; \
    for (int i = 0; i < (I); i++) { float v = x[i]; for (int o = 0; o < (O); o++) y[o] += W[i * (O) + o] * v; } }
#define RELU(N, y) for (int i = 0; i < (N); i++) y[i] = y[i] > 0 ? y[i] : 0;
#define SOFTMAX(N, y) { float m = y[0], s = 0; for (int i = 1; i < (N); i++) m = y[i] > m ? y[i] : m; \
    for (int i = 0; i < (N); i++) { y[i] = expf(y[i] - m); s += y[i]; } for (int i = 0; i < (N); i++) y[i] /= s; }
#define SIG(v) (1.0f / (1.0f + expf(-(v))))

static float W[5][28 * 13 * 13 * 128] AL, Bi[5][512] AL;
static float in[784] AL, out[64] AL;

__attribute__((noinline)) static void mlp(const float *restrict x, float *restrict y) {
    float a[64] AL, b[64] AL;
    DENSE(784, 64, W[0], Bi[0], x, a) RELU(64, a)
    DENSE(64, 64, W[1], Bi[1], a, b) RELU(64, b)
    DENSE(64, 10, W[2], Bi[2], b, y) SOFTMAX(10, y)
}
__attribute__((noinline)) static void tiny(const float *restrict x, float *restrict y) {
    float a[20] AL, b[20] AL;
    DENSE(10, 20, W[0], Bi[0], x, a) RELU(20, a)
    DENSE(20, 20, W[1], Bi[1], a, b) RELU(20, b)
    DENSE(20, 10, W[2], Bi[2], b, y) SOFTMAX(10, y)
}
__attribute__((noinline)) static void linear64(const float *restrict x, float *restrict y) {
    DENSE(64, 10, W[0], Bi[0], x, y) SOFTMAX(10, y)
}
__attribute__((noinline)) static void linear784(const float *restrict x, float *restrict y) {
    DENSE(784, 10, W[0], Bi[0], x, y) SOFTMAX(10, y)
}
__attribute__((noinline)) static void shallow(const float *restrict x, float *restrict y) {
    float a[128] AL;
    DENSE(784, 128, W[0], Bi[0], x, a) RELU(128, a)
    DENSE(128, 10, W[1], Bi[1], a, y) SOFTMAX(10, y)
}
// convolution in channel-major planes: out[f] plane += w * shifted input row (vectorizes along x)
#define CONV(CI, CO, H, WD, K, src, SH, SW, w, b, dst) \
    for (int f = 0; f < (CO); f++) for (int r = 0; r < (H); r++) { float acc[WD]; for (int c = 0; c < (WD); c++) acc[c] = b[f]; \
        for (int q = 0; q < (CI); q++) for (int i = 0; i < (K); i++) for (int j = 0; j < (K); j++) { float v = w[((f * (CI) + q) * (K) + i) * (K) + j]; \
            const float *s = src + (q * (SH) + r + i) * (SW) + j; for (int c = 0; c < (WD); c++) acc[c] += v * s[c]; } \
        for (int c = 0; c < (WD); c++) dst[(f * (H) + r) * (WD) + c] = acc[c] > 0 ? acc[c] : 0; }
#define POOL(C, H, WD, src, dst) for (int f = 0; f < (C); f++) for (int r = 0; r < (H) / 2; r++) for (int c = 0; c < (WD) / 2; c++) { \
    const float *s = src + (f * (H) + 2 * r) * (WD) + 2 * c; float m = s[0] > s[1] ? s[0] : s[1], n = s[WD] > s[WD + 1] ? s[WD] : s[WD + 1]; dst[(f * ((H) / 2) + r) * ((WD) / 2) + c] = m > n ? m : n; }
static float Kc[2][16 * 28 * 25] AL;
__attribute__((noinline)) static void cnn(const float *restrict x, float *restrict y) {
    static float a[28 * 26 * 26] AL, p[28 * 13 * 13] AL; float d[128] AL;
    CONV(1, 28, 26, 26, 3, x, 28, 28, Kc[0], Bi[3], a)
    POOL(28, 26, 26, a, p)
    DENSE(28 * 13 * 13, 128, W[0], Bi[0], p, d) RELU(128, d)
    DENSE(128, 10, W[1], Bi[1], d, y) SOFTMAX(10, y)
}
__attribute__((noinline)) static void lenet(const float *restrict x, float *restrict y) {
    static float xp[32 * 32] AL, a[6 * 28 * 28] AL, p[6 * 14 * 14] AL, cv[16 * 10 * 10] AL, q[400] AL; float d[120] AL, e[84] AL;
    for (int r = 0; r < 28; r++) for (int k = 0; k < 28; k++) xp[(r + 2) * 32 + k + 2] = x[r * 28 + k];
    CONV(1, 6, 28, 28, 5, xp, 32, 32, Kc[0], Bi[3], a) POOL(6, 28, 28, a, p)
    CONV(6, 16, 10, 10, 5, p, 14, 14, Kc[1], Bi[3], cv) POOL(16, 10, 10, cv, q)
    DENSE(400, 120, W[0], Bi[0], q, d) RELU(120, d)
    DENSE(120, 84, W[1], Bi[1], d, e) RELU(84, e)
    DENSE(84, 10, W[2], Bi[2], e, y) SOFTMAX(10, y)
}
// the cell of a layer, whose weights are the first two from W[L]
#define CELL(L, I, H, x, h, c) { float g[4 * (H)] AL, u[4 * (H)] AL; \
    DENSE(I, 4 * (H), W[L], Bi[L], x, g) DENSE(H, 4 * (H), W[(L) + 1], Bi[(L) + 1], h, u) \
    for (int k = 0; k < 4 * (H); k++) g[k] += u[k]; \
    for (int k = 0; k < (H); k++) c[k] = SIG(g[(H) + k]) * c[k] + SIG(g[k]) * tanhf(g[2 * (H) + k]); \
    for (int k = 0; k < (H); k++) h[k] = SIG(g[3 * (H) + k]) * tanhf(c[k]); }
#define STEP(H) static float h##H[H] AL, c##H[H] AL; \
__attribute__((noinline)) static void step##H(const float *restrict x, float *restrict y) { \
    CELL(0, 1, H, x, h##H, c##H) DENSE(H, 1, W[2], Bi[2], h##H, y) }
STEP(20)
STEP(32)
__attribute__((noinline)) static void step128(const float *restrict x, float *restrict y) {
    static float h[2][128] AL, c[2][128] AL;
    CELL(0, 1, 128, x, h[0], c[0]) CELL(2, 128, 128, h[0], h[1], c[1]) DENSE(128, 1, W[4], Bi[4], h[1], y)
}
__attribute__((noinline)) static void seq(const float *restrict x, float *restrict y) {
    float h[64] AL = {0}, c[64] AL = {0};
    for (int t = 0; t < 28; t++) { const float *xt = x + 28 * t; CELL(0, 28, 64, xt, h, c) }
    DENSE(64, 10, W[2], Bi[2], h, y) SOFTMAX(10, y)
}

static const struct { const char *name; void (*run)(const float *restrict, float *restrict); } cases[] = {
    {"mlp 1", mlp}, {"tiny 1", tiny}, {"linear64 1", linear64}, {"linear784 1", linear784}, {"shallow 1", shallow},
    {"cnn 1", cnn}, {"lenet 1", lenet}, {"lstm_step20 1", step20}, {"lstm_step32 1", step32},
    {"lstm_step128 1", step128}, {"lstm_seq 1", seq}};

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + 1e-9 * t.tv_nsec; }
static int compare(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return (x > y) - (x < y); }

static void measure(void (*run)(const float *restrict, float *restrict), double seconds) {
    double start = now(), v[RUNS];
    long n = 0;
    do { run(in, out); n++; } while (now() - start < (seconds > 0.3 ? seconds / 2 : 0.15));   // warm-up, also sets the loop count
    long calls = n * seconds / RUNS / (now() - start) + 1;
    for (int r = 0; r < RUNS; r++) {
        start = now();
        for (long i = 0; i < calls; i++) { run(in, out); __asm__ volatile("" ::: "memory"); }
        v[r] = (now() - start) / calls;
    }
    qsort(v, RUNS, sizeof *v, compare);
    printf("%.4e\t%.4e\t%.4e\n", v[RUNS / 2], v[0], v[RUNS / 5]);
}

int main(int argc, char **argv) {
    for (int k = 0; k < 5; k++) {
        for (size_t i = 0; i < sizeof W[0] / 4; i++) W[k][i] = 0.1f * ((float)rand() / RAND_MAX - 0.5f);
        for (int i = 0; i < 512; i++) Bi[k][i] = 0.01f;
    }
    for (int k = 0; k < 2; k++) for (size_t i = 0; i < sizeof Kc[0] / 4; i++) Kc[k][i] = 0.3f * ((float)rand() / RAND_MAX - 0.5f);
    for (int i = 0; i < 784; i++) in[i] = (float)rand() / RAND_MAX;
    printf("ready\tplain C loops, gcc " __VERSION__ " %s\n", argc > 1 ? argv[1] : "");
    fflush(stdout);
    char line[256];
    while (fgets(line, sizeof line, stdin)) {
        char *tab = strchr(line, '\t');
        int found = -1;
        if (tab) *tab = 0;
        for (int k = 0; tab && k < (int)(sizeof cases / sizeof *cases); k++) if (!strcmp(cases[k].name, line)) found = k;
        if (found < 0) puts("none");
        else measure(cases[found].run, atof(tab + 1));
        fflush(stdout);
    }
    return 0;
}
