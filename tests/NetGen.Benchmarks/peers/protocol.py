"""What every Python peer speaks; Peer.cs has the other end. Times are wall time in seconds."""
import sys
import time


def times(call, seconds, runs=21):
    """Seconds per call of up to so many batches of calls, after a warm-up; single calls if one takes long, at least 3."""
    start, n, warm = time.perf_counter(), 0, max(0.15, seconds / 2)
    while True:
        call()
        n += 1
        each = (time.perf_counter() - start) / n
        if each * n >= warm: break
    runs = max(3, min(runs, int(seconds / each)))
    calls = max(1, int(seconds / runs / each))
    result = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(calls): call()
        result.append((time.perf_counter() - start) / calls)
    return result


def serve(description, case):
    """Answers every line "case, tab, seconds" by "median, tab, min, tab, p20"; case(name, seconds) gives times, or None."""
    print(f'ready\t{description}', flush=True)
    for line in sys.stdin:
        name, seconds = line.rstrip('\n').split('\t')
        t = case(name.split(), float(seconds))
        if t is None: print('none', flush=True)
        else:
            t.sort()
            print(f'{t[len(t) // 2]:.4e}\t{t[0]:.4e}\t{t[len(t) // 5]:.4e}', flush=True)
