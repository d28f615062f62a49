// Who asks, told before Express as Express tells it: the address, or what a trusted proxy says it is.
import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import type { Config } from '../config.ts';

/** The address of whoever asks, by the rule of `TRUST_PROXY`. Never to be stored or logged. */
export function senderBy({ trustProxy }: Pick<Config, 'trustProxy'>): (req: IncomingMessage) => string {
  if (trustProxy === false) return req => req.socket.remoteAddress ?? '';
  if (trustProxy === true) return req => proxyAddr(req, () => true);
  if (typeof trustProxy === 'number') return req => proxyAddr(req, (_address, hop) => hop < trustProxy);
  const trusted = proxyAddr.compile(trustProxy.split(',').map(each => each.trim()));
  return req => proxyAddr(req, trusted);
}
