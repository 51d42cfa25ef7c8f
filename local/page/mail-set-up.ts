import * as z from 'zod';
import { behaviourSchema } from '../ses/address-behaviour.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import { readBody } from './read-body.ts';

const addressRequest = z.strictObject({
  /** Of a mailbox, or a telephone's number. */
  address: z.string().regex(/^(?:[^\s<>@,"]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|\+\d{6,15})$/),
  does: behaviourSchema,
});

const failureRequest = z.strictObject({
  code: z.string().regex(/^[A-Za-z]{1,64}$/),
  times: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** What was set, or what is wrong with the request. */
type SetUp<T> = { readonly set: T } | { readonly problem: string };

/** Tells an address how to behave, as the body asks: `{"address": "…", "does": "bounce"}`, as JSON or as a form. */
export function setAddress(body: string, mailbox: Mailbox): SetUp<z.infer<typeof addressRequest>> {
  const parsed = addressRequest.safeParse(readBody(body));
  if (!parsed.success) return { problem: `Send {"address": "…", "does": one of ${behaviourSchema.options.join(', ')}}.` };
  mailbox.setBehaviour(parsed.data.address, parsed.data.does);
  return { set: parsed.data };
}

/** Makes the next sends fail, as the body asks: `{"code": "Throttling", "times": 2}`. */
export function setFailures(body: string, mailbox: Mailbox): SetUp<z.infer<typeof failureRequest>> {
  const parsed = failureRequest.safeParse(readBody(body));
  if (!parsed.success) return { problem: 'Send {"code": "Throttling", "times": 2}: an error name of SES, and how often.' };
  mailbox.failNext(parsed.data.code, parsed.data.times);
  return { set: parsed.data };
}
