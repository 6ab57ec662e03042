import { authGuard } from '@sallyport/server/guard';
import { Hono } from 'hono';

const { requireAuth } = authGuard({
  server: 'https://auth.example.com/auth',
  audience: 'https://www.example.com', // the origin of the pages that call
});

export const app = new Hono()
  .get('/orders', requireAuth(), (c) => c.json({ of: c.var.auth.email }))
  .post('/payouts', requireAuth({ aal: 2, maxAge: 600 }), (c) => c.json({ to: c.var.auth.email }));
