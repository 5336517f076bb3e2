import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A certificate for loopback names, and its key, both PEM. */
export type Certificate = { readonly cert: string; readonly key: string };

function der(tag: number, ...parts: readonly (Buffer | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
/** A positive number whose highest bit is 0, as DER wants it. */
const integer = (...bytes: number[]) => der(0x02, bytes);
const utcTime = (time: number) =>
  der(0x17, Buffer.from(`${new Date(time).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));

const sha256WithRsa = sequence(der(0x06, [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]), der(0x05));
const commonName = sequence(
  der(0x31, sequence(der(0x06, [0x55, 0x04, 0x03]), der(0x0c, Buffer.from('local Teams sign-in')))),
);

/** Names the certificate is good for: the login authority's own, and loopback. */
const names = sequence(
  ...['login.microsoftonline.com', 'localhost'].map((name) => der(0x82, Buffer.from(name))),
  der(0x87, [127, 0, 0, 1]),
);
const extensions = sequence(
  sequence(der(0x06, [0x55, 0x1d, 0x11]), der(0x04, names)),
  // It is its own authority: clients trust it directly.
  sequence(der(0x06, [0x55, 0x1d, 0x13]), der(0x01, [0xff]), der(0x04, sequence(der(0x01, [0xff])))),
);

let kept: Certificate | undefined;

/** The certificate of this process: making one takes a while. */
export function certificate(): Certificate {
  kept ??= selfSign();
  return kept;
}

/** A self-signed certificate, valid for a day. node:crypto can read certificates but not write them, hence the DER by hand. */
function selfSign(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const day = 86_400_000;
  const content = sequence(
    der(0xa0, integer(2)),
    integer(0x40, ...randomBytes(8)),
    sha256WithRsa,
    commonName,
    sequence(utcTime(Date.now() - day), utcTime(Date.now() + day)),
    commonName,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, [0], sign('RSA-SHA256', content, privateKey));
  const lines =
    sequence(content, sha256WithRsa, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}
