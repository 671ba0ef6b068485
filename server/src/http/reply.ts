import type { Response } from 'express';

/** Replaces Express's `res.json`: the contract's media type has no charset parameter. */
export function answerJson(this: Response, body: unknown): Response {
  const text = JSON.stringify(body);
  this.setHeader('Content-Type', 'application/json');
  this.setHeader('Content-Length', Buffer.byteLength(text));
  return this.end(this.req.method === 'HEAD' ? undefined : text);
}
