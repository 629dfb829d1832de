import { describe, expect, it } from 'vitest';
import { checkedBaseUrl } from '../../electron/laboratory/base-url.ts';
import { Refusal } from '../../shared/contract/refusal.ts';

/** What becomes of an address: itself as it is kept, or the code of the refusal. */
function judged(text: string, plainHttp = false): string {
  try {
    return checkedBaseUrl(text, { plainHttp });
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('a base URL', () => {
  it.each([
    // What people really type.
    ['https://api.openai.com/v1', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/', 'https://api.openai.com/v1'],
    ['  https://api.openai.com/v1\n', 'https://api.openai.com/v1'],
    ['HTTPS://API.OpenAI.com/v1', 'https://api.openai.com/v1'],
    ['https://api.openai.com:443/v1', 'https://api.openai.com/v1'],
    ['https://api.openai.com:8443/v1', 'https://api.openai.com:8443/v1'],
    ['https://bücher.example/v1', 'https://xn--bcher-kva.example/v1'],
    ['https://api.example.com./v1', 'https://api.example.com./v1'],
    ['https://8.8.8.8/v1', 'https://8.8.8.8/v1'],
    ['https://[2001:db8::1]/v1', 'https://[2001:db8::1]/v1'],
    // A machine or network of one's own, encrypted or not, in every spelling.
    ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
    ['http://localhost:11434', 'http://localhost:11434'],
    ['http://localhost.:11434', 'http://localhost.:11434'],
    ['http://models.localhost', 'http://models.localhost'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['http://[::ffff:127.0.0.1]:8080', 'http://[::ffff:7f00:1]:8080'],
    ['http://2130706433:8080', 'http://127.0.0.1:8080'],
    ['http://0x7f.1:8080', 'http://127.0.0.1:8080'],
    ['http://0177.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://１２７.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://10.0.0.7:8000/v1', 'http://10.0.0.7:8000/v1'],
    ['http://172.16.0.1', 'http://172.16.0.1'],
    ['http://172.31.255.255', 'http://172.31.255.255'],
    ['http://192.168.1.20:1234', 'http://192.168.1.20:1234'],
    ['http://100.64.0.1', 'http://100.64.0.1'],
    ['http://[fd12:3456::1]:8000', 'http://[fd12:3456::1]:8000'],
    ['http://gpu-box:8000/v1', 'http://gpu-box:8000/v1'],
    ['http://gpu.local/v1', 'http://gpu.local/v1'],
    ['http://gpu.home.arpa', 'http://gpu.home.arpa'],
    // Unencrypted to somebody else.
    ['http://api.openai.com/v1', 'plain_http'],
    ['http://8.8.8.8', 'plain_http'],
    ['http://172.32.0.1', 'plain_http'],
    ['http://[2001:db8::1]', 'plain_http'],
    ['http://127.0.0.1.example.com', 'plain_http'],
    // Secrets, and what hides where it goes.
    ['https://user:password@api.openai.com/v1', 'bad_url'],
    ['https://user@api.openai.com/v1', 'bad_url'],
    ['https://api.openai.com@evil.example/v1', 'bad_url'],
    ['https://api.openai.com/v1?key=abc', 'bad_url'],
    ['https://api.openai.com/v1?', 'bad_url'],
    ['https://api.openai.com/v1#top', 'bad_url'],
    ['https://api.openai.com/v1#', 'bad_url'],
    ['https://evil.example\\@api.openai.com', 'bad_url'],
    ['https://api.op\tenai.com', 'bad_url'],
    ['https://api.openai.com/v1 x', 'bad_url'],
    // Where clouds hand out their credentials.
    ['http://169.254.169.254/latest', 'bad_url'],
    ['http://169.254.0.1', 'bad_url'],
    ['https://169.254.169.254', 'bad_url'],
    ['http://169.254.169.254./', 'bad_url'],
    ['http://2852039166/', 'bad_url'],
    ['http://0xa9fea9fe/', 'bad_url'],
    ['http://0xa9.0xfe.0xa9.0xfe/', 'bad_url'],
    ['http://0251.0376.0251.0376/', 'bad_url'],
    ['http://169.254.43518/', 'bad_url'],
    ['http://[::ffff:169.254.169.254]/', 'bad_url'],
    ['http://[::ffff:a9fe:a9fe]/', 'bad_url'],
    ['http://[::169.254.169.254]/', 'bad_url'],
    ['http://[64:ff9b::169.254.169.254]/', 'bad_url'],
    ['http://[2002:a9fe:a9fe::]/', 'bad_url'],
    ['http://[fe80::1]/', 'bad_url'],
    ['http://[fd00:ec2::254]/', 'bad_url'],
    ['http://metadata.google.internal/', 'bad_url'],
    ['http://METADATA.google.internal./', 'bad_url'],
    ['http://metadata/', 'bad_url'],
    ['http://100.100.100.200/', 'bad_url'],
    ['http://168.63.129.16/', 'bad_url'],
    // What reaches nobody, and what is no web address.
    ['http://0.0.0.0:8000', 'bad_url'],
    ['http://[::]:8000', 'bad_url'],
    ['http://224.0.0.1', 'bad_url'],
    ['file:///etc/passwd', 'bad_url'],
    ['ftp://example.com', 'bad_url'],
    ['javascript:alert(1)', 'bad_url'],
    ['api.openai.com/v1', 'bad_url'],
    ['//api.openai.com', 'bad_url'],
    ['http://', 'bad_url'],
    ['', 'bad_url'],
  ])('%j becomes %s', (text, expected) => {
    expect(judged(text)).toBe(expected);
  });

  it('may be unencrypted anywhere once the person says so, and never at a metadata address', () => {
    expect(judged('http://api.example.com/v1', true)).toBe('http://api.example.com/v1');
    expect(judged('http://169.254.169.254', true)).toBe('bad_url');
  });

  it('is refused without repeating a password', () => {
    expect(() => checkedBaseUrl('https://me:hunter2@example.com', { plainHttp: false })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') as string }) as Error,
    );
  });
});
