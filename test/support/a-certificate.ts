import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { isIP } from 'node:net';

export interface Certificate {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

/**
 * A self-signed certificate (X.509 v3, ed25519: RFC 5280, RFC 8410), made here because Node makes none and a key in the
 * repository would be found by everybody who looks for keys. The same one for the same arguments.
 * @param names DNS names or IPv4 addresses.
 * @param until `YYYYMMDDHHMMSSZ`
 */
export function aCertificate(names: readonly string[], { until = '20991231235959Z', seed = 1 } = {}): Certificate {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const ed25519 = sequence(Buffer.from('06032b6570', 'hex'));
  // Common name.
  const subject = sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(`test ${seed}`)))));
  const tbs = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([seed])),
    ed25519,
    subject,
    sequence(der(0x18, Buffer.from('20200101000000Z')), der(0x18, Buffer.from(until))),
    subject,
    spki,
    // Subject alternative names.
    der(0xa3, sequence(sequence(Buffer.from('0603551d11', 'hex'), der(0x04, sequence(...names.map(generalName)))))),
  );
  const certificate = sequence(tbs, ed25519, der(0x03, Buffer.concat([Buffer.from([0]), sign(null, tbs, privateKey)])));
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${(certificate.toString('base64').match(/.{1,64}/gu) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function generalName(name: string): Buffer {
  return isIP(name) === 4 ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
