import { Hono } from 'hono';
import { createApp } from '../app.ts';
import type { Ports } from '../ports/ports.ts';
import { relatedOrigins } from '../routes/related-origins.ts';
import { scriptFiles } from './static-files.ts';

/** The whole of what one server answers: the backend under `/auth`, the script-tag build, and the pages given. */
export const siteApp = (ports: Ports, dist: string, pages: Hono = new Hono()): Hono =>
  new Hono()
    .route('/auth', createApp(ports))
    .route('/', relatedOrigins(ports.site))
    .route('/', scriptFiles(dist))
    .route('/', pages);
