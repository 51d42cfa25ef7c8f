import { describe, expect, it } from 'vitest';
import { WebhookFailureError } from '#functions/adapters/outbound-http/webhook-failure.ts';
import { loopbackReceivers, LoopbackReceiversError } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import { webhookUrl } from '#functions/adapters/outbound-http/webhook-url.ts';

const none = loopbackReceivers('', 'production');

function refusalOf(text: string, loopback = none): string {
  try {
    webhookUrl(text, loopback);
  } catch (error) {
    if (error instanceof WebhookFailureError) return error.name;
    throw error;
  }
  return 'allowed';
}

describe('a URL for deliveries', () => {
  it.each([
    ['https://hooks.yunlan.example/in?from=cppcc', 'https://hooks.yunlan.example/in?from=cppcc'],
    ['https://hooks.yunlan.example:443/', 'https://hooks.yunlan.example/'],
    ['https://hooks.yunlan.example:8443/', 'https://hooks.yunlan.example:8443/'],
    ['https://HOOKS.Yunlan.Example./in', 'https://hooks.yunlan.example/in'],
    ['https://接收.云澜.example/', 'https://xn--gzuu8a.xn--9kq881f.example/'],
    ['https://hooks.yunlan.example\\@127.0.0.1/', 'https://hooks.yunlan.example/@127.0.0.1/'],
    ['https://internal.yunlan.example/', 'https://internal.yunlan.example/'],
  ])('%s is called as %s', (text, called) => {
    expect(webhookUrl(text, none).href).toBe(called);
  });

  it.each([
    ['UnreadableUrlError', 'hooks.yunlan.example'],
    ['UnreadableUrlError', ''],
    ['UnreadableUrlError', 'https://'],
    ['UnreadableUrlError', 'https://hooks .example/'],
    ['UnreadableUrlError', 'https://yunlan.1/'],
    ['UnreadableUrlError', 'file:///etc/passwd'],
    ['UnreadableUrlError', 'gopher://hooks.yunlan.example/'],
    ['UnreadableUrlError', 'ftp://hooks.yunlan.example/'],
    ['UnreadableUrlError', 'javascript:alert(1)'],
    ['UrlTooLongError', `https://hooks.yunlan.example/${'a'.repeat(2048)}`],
    ['InsecureUrlError', 'http://hooks.yunlan.example/'],
    ['InsecureUrlError', 'http://169.254.169.254/latest/meta-data/'],
    ['UrlWithUserInfoError', 'https://user@hooks.yunlan.example/'],
    ['UrlWithUserInfoError', 'https://:secret@hooks.yunlan.example/'],
    ['UrlWithUserInfoError', 'https://hooks.yunlan.example@127.0.0.1/'],
    ['UrlWithFragmentError', 'https://hooks.yunlan.example/#a'],
    ['UrlWithFragmentError', 'https://hooks.yunlan.example/#'],
    ['PortNotAllowedError', 'https://hooks.yunlan.example:22/'],
    ['PortNotAllowedError', 'https://hooks.yunlan.example:80/'],
    ['PortNotAllowedError', 'https://hooks.yunlan.example:0/'],
    ['AddressLiteralError', 'https://8.8.8.8/'],
    ['AddressLiteralError', 'https://127.0.0.1/'],
    ['AddressLiteralError', 'https://127.0.0.1:9001/2018-06-01/runtime/invocation/next'],
    ['AddressLiteralError', 'https://2130706433/'],
    ['AddressLiteralError', 'https://0x7f000001/'],
    ['AddressLiteralError', 'https://0177.0.0.1/'],
    ['AddressLiteralError', 'https://127.1/'],
    ['AddressLiteralError', 'https://0/'],
    ['AddressLiteralError', 'https://①②⑦.0.0.1/'],
    ['AddressLiteralError', 'https://127。0。0。1/'],
    ['AddressLiteralError', 'https://127.0.0.1./'],
    ['AddressLiteralError', 'https://%31%32%37.0.0.1/'],
    ['AddressLiteralError', 'https://[::1]/'],
    ['AddressLiteralError', 'https://[::ffff:a9fe:a9fe]/'],
    ['AddressLiteralError', 'https://[fd00:ec2::254]/'],
    ['PrivateNameError', 'https://localhost/'],
    ['PrivateNameError', 'https://LOCALHOST./'],
    ['PrivateNameError', 'https://%6c%6fcalhost/'],
    ['PrivateNameError', 'https://api.localhost/'],
    ['PrivateNameError', 'https://intranet/'],
    ['PrivateNameError', 'https://printer.local/'],
    ['PrivateNameError', 'https://metadata.google.internal/'],
    ['PrivateNameError', 'https://metadata.google.internal./'],
    ['PrivateNameError', 'https://router.home.arpa/'],
    ['PrivateNameError', 'https://home.arpa/'],
    ['PrivateNameError', 'https://localhost.localdomain/'],
    ['PrivateNameError', 'https://hooks..example/'],
    ['PrivateNameError', 'https://hooks.yunlan.example../'],
    ['PrivateNameError', 'https://.example/'],
  ])('is refused by %s: %s', (name, text) => {
    expect(refusalOf(text)).toBe(name);
  });
});

describe('a receiver on this machine', () => {
  const listed = loopbackReceivers(' 127.0.0.1:9911, LOCALHOST:80 ,[::1]:443', 'development');

  it.each([
    'http://127.0.0.1:9911/in',
    'https://127.0.0.1:9911/in',
    'http://2130706433:9911/',
    'http://localhost/',
    'http://localhost:80/',
    'https://[::1]/',
  ])('may be called when it is listed: %s', (text) => {
    expect(refusalOf(text, listed)).toBe('allowed');
  });

  it.each([
    ['InsecureUrlError', 'http://127.0.0.1:9912/'],
    ['InsecureUrlError', 'http://127.0.0.2:9911/'],
    ['InsecureUrlError', 'http://localhost:9911/'],
    ['AddressLiteralError', 'https://127.0.0.1/'],
    ['PrivateNameError', 'https://localhost/'],
    ['UrlWithUserInfoError', 'http://a:b@127.0.0.1:9911/'],
    ['UrlWithFragmentError', 'http://127.0.0.1:9911/#'],
  ])('is refused by %s otherwise: %s', (name, text) => {
    expect(refusalOf(text, listed)).toBe(name);
  });

  it('is never listed in production', () => {
    expect(() => loopbackReceivers('127.0.0.1:9911', 'production')).toThrow(LoopbackReceiversError);
    expect(loopbackReceivers(' , ', 'production').size).toBe(0);
  });

  it.each([
    '127.0.0.1',
    '10.0.0.1:80',
    '0.0.0.0:80',
    '169.254.169.254:80',
    'hooks.yunlan.example:443',
    '[fe80::1]:80',
    '127.1:80',
    'localhost:0',
    'localhost:65536',
  ])('is not listed as %s', (entry) => {
    expect(() => loopbackReceivers(entry, 'development')).toThrow(LoopbackReceiversError);
  });
});
