/** The proxy settings. Missing ones are taken from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. */
export interface ProxySettings {
  /** `http://user:password@host:port`, `https:` or `socks5:`, for requests of all kinds. */
  readonly url?: string
  /** Hosts that are reached directly: `example.org` (including subdomains), `*.example.org`, `host:port`, `*`. */
  readonly noProxy?: readonly string[]
  /**
   * Whether certificates of services and of the proxy must be valid; by default they must, unless Node itself is told
   * otherwise.
   */
  readonly strictSsl?: boolean
}

/**
 * The settings as options of undici's `EnvHttpProxyAgent`. An invalid proxy address is ignored: better no proxy than no
 * network.
 */
export function proxyOptions(
  { url, noProxy, strictSsl }: ProxySettings,
  connectTimeoutMs: number,
  environment: NodeJS.ProcessEnv = process.env,
) {
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = environment
  const httpProxy = url ?? http_proxy ?? HTTP_PROXY
  const isStrict = strictSsl ?? environment.NODE_TLS_REJECT_UNAUTHORIZED !== '0'
  const tls = { rejectUnauthorized: isStrict, timeout: connectTimeoutMs }
  return {
    httpProxy: proxyAddress(httpProxy),
    httpsProxy: proxyAddress(url ?? https_proxy ?? HTTPS_PROXY ?? httpProxy),
    ...(noProxy !== undefined && noProxy.length > 0 && { noProxy: noProxy.join(',') }),
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    // Plain HTTP goes to the proxy as a request, as in browsers: many proxies refuse tunnels to port 80.
    proxyTunnel: false,
  }
}

/** The settings as environment variables, for a process of ours. */
export function proxyEnvironment({ url, noProxy, strictSsl }: ProxySettings): NodeJS.ProcessEnv {
  return {
    ...(url !== undefined && { http_proxy: url, https_proxy: url }),
    ...(noProxy !== undefined && noProxy.length > 0 && { no_proxy: noProxy.join(',') }),
    // Node's own variable (https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue).
    ...(strictSsl === false && { NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
  }
}

/** An address that undici can use; empty for none. Without a scheme, as some write it, it is taken as HTTP. */
function proxyAddress(written: string | undefined): string {
  if (written === undefined || written === '') return ''
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `http://${written}`
  const isKnown = URL.canParse(address) && /^(?:https?|socks5?):$/.test(new URL(address).protocol)
  return isKnown ? address : ''
}
