import { bareAddress, type OutgoingMail } from './mail.ts';
import { parseMime } from './mime-message.ts';

/** Makes a readable mail of a raw message; the envelope, where given, decides who it is from and who gets it. */
export function rawMail(input: {
  readonly data: Buffer;
  readonly source: string | null;
  readonly destinations: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | null;
}): OutgoingMail {
  const raw = input.data.toString('latin1');
  const { headers, ...message } = parseMime(raw);
  const named = [...message.to, ...message.cc].map(bareAddress);
  const blind = input.destinations.filter((address) => !named.includes(bareAddress(address)));
  return {
    ...message,
    from: input.source ?? message.from,
    bcc: input.destinations.length > 0 ? blind : message.bcc,
    raw,
    // They stand in the message itself and are read from it when it is stamped.
    headers: [],
    tags: { ...headerTags(headers['x-ses-message-tags']), ...input.tags },
    configurationSet: input.configurationSet ?? headers['x-ses-configuration-set'] ?? null,
  };
}

/** `X-SES-MESSAGE-TAGS: name=value, name=value` */
function headerTags(header: string | undefined): Record<string, string> {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.filter(([name]) => name !== '').map(([name = '', value = '']) => [name, value]));
}
