// What a host name stands for, after the one URL parser has folded every spelling of an address
// (decimal, hexadecimal, octal, full-width) into one. Names are not looked up here.
//
//   loopback    this machine
//   private     a network of the person's own: 10/8, 172.16/12, 192.168/16, fc00::/7, .local, one word
//   forbidden   where clouds hand out their credentials, and addresses that reach nobody
//   public      everything else

export type HostKind = 'loopback' | 'private' | 'public' | 'forbidden';

/** Names and addresses at which clouds keep their metadata services. */
const metadata = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
  '168.63.129.16',
  '100.100.100.200',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
]);

/** `hostname` as `URL` gives it. */
export function hostKind(hostname: string): HostKind {
  const host = hostname
    .toLowerCase()
    .replace(/\.+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  if (host === '' || metadata.has(host)) return 'forbidden';
  const inner = host.includes(':') ? innerV4(host) : host;
  if (inner !== undefined && /^\d+\.\d+\.\d+\.\d+$/.test(inner)) return kindOfV4(inner);
  if (host.includes(':')) return kindOfV6(host);
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  const isOwn = !host.includes('.') || /\.(local|lan|internal|home\.arpa|intranet)$/.test(host);
  return isOwn ? 'private' : 'public';
}

function kindOfV4(address: string): HostKind {
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (metadata.has(address) || a === 0 || (a === 169 && b === 254) || a >= 224) return 'forbidden';
  if (a === 127) return 'loopback';
  const isPrivate =
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 100 && b >= 64 && b < 128);
  return isPrivate ? 'private' : 'public';
}

function kindOfV6(address: string): HostKind {
  if (address === '::1') return 'loopback';
  // Unspecified, link-local, multicast.
  if (address === '::' || /^fe[89ab]/.test(address) || address.startsWith('ff')) return 'forbidden';
  return /^f[cd]/.test(address) ? 'private' : 'public';
}

/** The IPv4 address inside a mapped, compatible, NAT64 or 6to4 one, dotted; undefined: there is none. */
function innerV4(address: string): string | undefined {
  const found =
    /^::(?:ffff:)?(?:0:)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ??
    /^64:ff9b::([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ??
    /^2002:([0-9a-f]{1,4}):([0-9a-f]{1,4})(?::|$)/.exec(address);
  const [high, low] = [found?.[1], found?.[2]].map(part => Number.parseInt(part ?? '', 16));
  if (high === undefined || low === undefined || Number.isNaN(high) || Number.isNaN(low)) return undefined;
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
