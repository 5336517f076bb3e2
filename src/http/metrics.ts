import { type RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** A registry with what Node tells about the process. Labels are names of our own, never ids or addresses of people. */
export function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** /metrics in the format of Prometheus. */
export function metrics(registry: Registry): Router {
  const router = Router();
  router.get('/metrics', async (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return router;
}

/** Measures every request by its route, such as /v1/support-chats/:source/:id, never by its address. Mount it first. */
export function measureRequests(registry: Registry): RequestHandler {
  const duration = new Histogram({
    name: 'afterword_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return (request, response, next) => {
    const stop = duration.startTimer();
    response.once('close', () => {
      const path: unknown = request.route?.path;
      const route = typeof path === 'string' ? `${request.baseUrl}${path}` : 'none';
      stop({ method: request.method, route, status: response.statusCode });
    });
    next();
  };
}
