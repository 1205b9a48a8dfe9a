/* What the processor can do at all: LANES runs at a time, from their first step to their last.
   `calm` gets the first step from which |gradient| stayed within the tolerance (most + 1 for none);
   with `early` a run ends at the first step that is within it, and nobody could do with less work.
   A run that has ended goes on with a rate of nothing: the compiler makes vectors of what has no branches. */

#include <math.h>

#define LANES 32
#define EACH for (int j = 0; j < LANES; j++)

#define RUNS(NAME, SLOPE, STATE, ADVANCE, MOVE)                                                               \
    void NAME(long n, int most, int early, const double *starts, const double *rates, const double *betas,    \
              long stride, double beta2, double epsilon, double tolerance, double cx, double cy, double far,  \
              double *ends, double *loss, double *calm, double *lost) {                                       \
        double x[LANES], y[LANES], rate[LANES], beta[LANES], value[LANES], still[LANES], go[LANES];           \
        double a[LANES], b[LANES], c[LANES], d[LANES], power[LANES];                                          \
        for (long low = 0; low < n; low += LANES) {                                                           \
            EACH {                                                                                            \
                long i = low + j < n ? low + j : n - 1;                                                       \
                x[j] = starts[i], y[j] = starts[n + i], rate[j] = rates[i * stride], beta[j] = betas[i * stride]; \
                still[j] = 0, go[j] = 1, a[j] = b[j] = c[j] = d[j] = 0, power[j] = 1;                         \
            }                                                                                                 \
            STATE;                                                                                            \
            for (int k = 0; k <= most; k++) {                                                                 \
                long going = 0;                                                                               \
                ADVANCE;                                                                                      \
                EACH {                                                                                        \
                    double p, q, gx, gy, dx = x[j] - cx, dy = y[j] - cy;                                      \
                    SLOPE(x[j], y[j], value[j]);                                                              \
                    int here = dx * dx + dy * dy <= far * far;                                                \
                    int flat = gx * gx + gy * gy <= tolerance * tolerance;                                    \
                    still[j] = flat || go[j] == 0 ? still[j] : k + 1;                                         \
                    go[j] = here && !(flat && early) ? go[j] : 0;                                             \
                    going |= go[j] > 0;                                                                         \
                    double move = k < most ? go[j] * rate[j] : 0;                                             \
                    MOVE;                                                                                     \
                }                                                                                             \
                if (going == 0) break;                                                                        \
            }                                                                                                 \
            for (int j = 0; j < LANES && low + j < n; j++) {                                                  \
                long i = low + j;                                                                             \
                double dx = x[j] - cx, dy = y[j] - cy;                                                        \
                ends[i] = x[j], ends[n + i] = y[j], loss[i] = value[j], calm[i] = still[j];                   \
                lost[i] = !(dx * dx + dy * dy <= far * far);                                                  \
            }                                                                                                 \
        }                                                                                                     \
    }

#define ROSENBROCK(x, y, value)                                                                               \
    p = 1 - x, q = y - x * x, gy = 200 * q, gx = -2 * p - 2 * x * gy, value = p * p + 100 * q * q
#define HIMMELBLAU(x, y, value)                                                                               \
    p = x * x + y - 11, q = x + y * y - 7, gx = 4 * x * p + 2 * q, gy = 2 * p + 4 * y * q, value = p * p + q * q

#define NOTHING
#define GD x[j] -= move * gx, y[j] -= move * gy

#define MOMENTUM                                                                                              \
    a[j] = beta[j] * a[j] + gx, b[j] = beta[j] * b[j] + gy, x[j] -= move * a[j], y[j] -= move * b[j]

#define OWED double power2 = 1, owed
#define POWER power2 *= beta2, owed = 1 / (1 - power2)
#define ADAM                                                                                                  \
    power[j] *= beta[j];                                                                                      \
    a[j] = beta[j] * a[j] + (1 - beta[j]) * gx, b[j] = beta[j] * b[j] + (1 - beta[j]) * gy;                   \
    c[j] = beta2 * c[j] + (1 - beta2) * gx * gx, d[j] = beta2 * d[j] + (1 - beta2) * gy * gy;                 \
    move /= 1 - power[j];                                                                                     \
    x[j] -= move * a[j] / (sqrt(c[j] * owed) + epsilon), y[j] -= move * b[j] / (sqrt(d[j] * owed) + epsilon)

RUNS(gd_rosenbrock, ROSENBROCK, NOTHING, NOTHING, GD)
RUNS(gd_himmelblau, HIMMELBLAU, NOTHING, NOTHING, GD)
RUNS(momentum_rosenbrock, ROSENBROCK, NOTHING, NOTHING, MOMENTUM)
RUNS(momentum_himmelblau, HIMMELBLAU, NOTHING, NOTHING, MOMENTUM)
RUNS(adam_rosenbrock, ROSENBROCK, OWED, POWER, ADAM)
RUNS(adam_himmelblau, HIMMELBLAU, OWED, POWER, ADAM)
