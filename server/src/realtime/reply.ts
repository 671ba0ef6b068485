import type { Acknowledgements, ClientEventName, Wire } from '../core/wire.ts';

export type EventError = Wire['EventError'];
export type Refusal = { ok: false; error: EventError };
export type Reply = { ok: true; data: Acknowledgements[ClientEventName] } | Refusal;

export const refusal = (code: EventError['code'], message: string): Refusal => ({
  ok: false,
  error: { code, message },
});
