// The addresses of this feature.
import { Router } from 'express';
import type { App } from '../platform/app.ts';

export function totalsRoutes(_app: App): Router {
  return Router();
}
