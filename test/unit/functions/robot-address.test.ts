import { describe, expect, it } from 'vitest';
import { robotHosts, robotUrl } from '#functions/adapters/outbound-http/robot-address.ts';

const hosts = robotHosts('oapi.dingtalk.com, QYAPI.weixin.qq.com,127.0.0.1:9911', 'development');

describe('the URL of a group robot', () => {
  it.each([
    ['https://oapi.dingtalk.com/robot/send?access_token=t', 'https://oapi.dingtalk.com/robot/send?access_token=t'],
    ['https://QYAPI.weixin.qq.com/cgi-bin/webhook/send?key=k', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k'],
    ['https://oapi.dingtalk.com:443/robot/send', 'https://oapi.dingtalk.com/robot/send'],
    ['http://127.0.0.1:9911/robot/send', 'http://127.0.0.1:9911/robot/send'],
  ])('%s is taken', (text, href) => {
    expect(robotUrl(text, hosts)).toMatchObject({ url: { href } });
  });

  it.each([
    ['robot', 'UnreadableUrlError'],
    ['ftp://oapi.dingtalk.com/', 'UnreadableUrlError'],
    ['http://oapi.dingtalk.com/robot/send', 'InsecureUrlError'],
    ['https://user:word@oapi.dingtalk.com/', 'UrlWithUserInfoError'],
    ['https://oapi.dingtalk.com/#x', 'UrlWithFragmentError'],
    ['https://oapi.dingtalk.com@evil.example/', 'UrlWithUserInfoError'],
    ['https://oapi.dingtalk.com.evil.example/', 'HostNotAllowed'],
    ['https://evil.example/oapi.dingtalk.com', 'HostNotAllowed'],
    ['https://dingtalk.com/', 'HostNotAllowed'],
    ['https://oapi.dingtalk.com:8443/', 'HostNotAllowed'],
    ['https://169.254.169.254/', 'AddressLiteralError'],
    ['https://127.0.0.1/', 'AddressLiteralError'],
    ['http://127.0.0.1:9912/', 'InsecureUrlError'],
    ['http://localhost:9911/', 'InsecureUrlError'],
    [`https://oapi.dingtalk.com/${'x'.repeat(2048)}`, 'UrlTooLongError'],
  ])('%s is refused as %s', (text, fault) => {
    expect(robotUrl(text, hosts)).toEqual({ fault });
  });

  it('has a port on loopback alone', () => {
    expect(() => robotHosts('oapi.dingtalk.com:8443', 'development')).toThrow('loopback');
  });

  it.each(['127.0.0.1:9911', 'localhost:9911', '[::1]:9911', 'localhost', 'robots.localhost', '127.0.0.1'])(
    'is never %s in production: what listens there is the function’s own runtime',
    (entry) => {
      expect(() => robotHosts(`oapi.dingtalk.com,${entry}`, 'production')).toThrow('production');
    },
  );
});
