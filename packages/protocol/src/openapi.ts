import { z } from 'zod';

/** The outline of the document that describes the backend (OpenAPI 3.1 §4.8.1). */
export const OpenApiDocument = z.object({
  openapi: z.literal('3.1.1'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.looseObject({ url: z.string() })),
  paths: z.record(z.string(), z.looseObject({})),
  components: z.looseObject({}),
});
export type OpenApiDocument = z.infer<typeof OpenApiDocument>;
