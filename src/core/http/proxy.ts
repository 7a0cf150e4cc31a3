/** What goes through a proxy. What is missing here is taken from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. */
export interface ProxySettings {
  /** `http://user:password@host:port`, `https:` or `socks5:`, for requests of all kinds. */
  readonly url?: string
  /** Hosts that are reached directly: `example.org` (and what is below it), `*.example.org`, `host:port`, `*`. */
  readonly noProxy?: readonly string[]
  /** Whether certificates of services and of the proxy must be good; they must by default. */
  readonly strictSsl?: boolean
}

/** The settings in the words of undici's `EnvHttpProxyAgent`. A proxy's address that is none is left out: better no proxy than no network. */
export function proxyOptions({ url, noProxy, strictSsl = true }: ProxySettings, connectTimeoutMs: number) {
  const tls = { rejectUnauthorized: strictSsl, timeout: connectTimeoutMs }
  return {
    ...(url !== undefined && URL.canParse(url) && { httpProxy: url, httpsProxy: url }),
    ...(noProxy !== undefined && noProxy.length > 0 && { noProxy: noProxy.join(',') }),
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    // Plain HTTP goes to the proxy as a request, as browsers do it: many proxies refuse tunnels to port 80.
    proxyTunnel: false,
  }
}
