import type { Term } from '#core/contracts/term.ts';

/** What the fields of an endpoint's form are called. */
export const endpointFieldTerms: Readonly<Record<string, Term>> = {
  url: { zh: '接收地址（https://…）', en: 'Address of the receiver (https://…)' },
  types: { zh: '事件类型（不选为全部）', en: 'Types of events (all if none is chosen)' },
  unitIds: { zh: '承办单位（不选为全部）', en: 'Units (all if none is chosen)' },
  description: { zh: '用途说明', en: 'What it is for' },
  signature: { zh: '签名方式', en: 'Signature' },
};

/** Ways to sign, to choose from. */
export const signatureChoices: readonly { readonly value: string; readonly label: Term }[] = [
  { value: 'v1', label: { zh: '共享密钥（HMAC-SHA256）', en: 'Shared secret (HMAC-SHA256)' } },
  { value: 'v1a', label: { zh: '公钥（Ed25519）', en: 'Public key (ed25519)' } },
];
