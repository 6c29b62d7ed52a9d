import ipaddr from 'ipaddr.js';

/** What an entry of the allow-list says about a host: not listed, listed by pattern, or named itself. */
export type Permission = 'none' | 'public' | 'named';
export interface AllowList {
  permission(hostname: string, port: number): Permission;
  /** Of this host on any port: what the address behind the name is held against. */
  strongest(hostname: string): Permission;
}

/**
 * Entries: `api.example.com` (standard ports), `crm.internal:8080`, `*.example.com` and `*` (any host with a public
 * address). A host that is named itself may be in a private network; one that only fits a pattern may not.
 */
export function allowList(entries: readonly string[]): AllowList {
  const rules = entries.map((entry) => {
    const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry.trim().toLowerCase()) ?? [];
    return { host, port: port === undefined ? undefined : Number(port) };
  });
  const fits = (rule: string, hostname: string): Permission => {
    if (rule === hostname) return 'named';
    if (rule === '*') return 'public';
    return rule.startsWith('*.') && hostname.endsWith(rule.slice(1)) ? 'public' : 'none';
  };
  const best = (found: Permission[]): Permission =>
    found.includes('named') ? 'named' : found.includes('public') ? 'public' : 'none';
  return {
    permission: (hostname, port) =>
      best(
        rules
          .filter((rule) => (rule.port === undefined ? port === 80 || port === 443 : rule.port === port))
          .map((rule) => fits(rule.host, hostname)),
      ),
    strongest: (hostname) => best(rules.map((rule) => fits(rule.host, hostname))),
  };
}

/**
 * Whether a connection to this address may be made. Link-local addresses, where clouds keep their keys, never by
 * a name; private ones only for hosts that were named.
 */
export function mayConnect(address: string, permission: Permission): boolean {
  if (permission === 'none' || !ipaddr.isValid(address)) return false;
  // An IPv4 address in IPv6 clothes is judged as what it is.
  const range = ipaddr.process(address).range();
  if (range === 'unicast') return true;
  return permission === 'named' && ['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'].includes(range);
}
