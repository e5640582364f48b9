import type { z } from 'zod';

export interface Route<Body, Query, Answer> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Phantom: types only, so that browsers carry no schema. */
  types?: { body: Body; query: Query; answer: Answer };
}
export type In<S> = S extends z.ZodType ? z.input<S> : never;
export type Out<S> = S extends z.ZodType ? z.output<S> : never;
interface Done {
  ok: true;
}

export const route = <Body = undefined, Query = undefined, Answer = Done>(
  method: Route<Body, Query, Answer>['method'],
  path: string,
): Route<Body, Query, Answer> => ({
  method,
  path,
});
