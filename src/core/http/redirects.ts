import type { HttpClient, HttpRequest, HttpResponse } from './httpClient.ts'

const mostHops = 3

/**
 * A client that follows redirects within one service: to the same origin, or from `http:` to `https:` of the same host.
 * Any other answer of status 3xx is given back as it is: who redirects elsewhere is not the service that was chosen.
 * @param pause waits as long as the service wants between two requests, for each hop is one.
 */
export function followRedirects(http: HttpClient, pause: () => Promise<void>): HttpClient {
  const follow = async (url: string, ask: (url: string) => Promise<HttpResponse>) => {
    let address = url
    let response = await ask(address)
    for (let hops = 0; hops < mostHops; hops += 1) {
      const target = targetOf(response, address)
      if (target === undefined) break
      await pause()
      address = target
      response = await ask(address)
    }
    return response
  }
  return {
    get: (url: string, request: HttpRequest) => follow(url, (address) => http.get(address, request)),
    postJson: (url: string, document: unknown, request: HttpRequest) =>
      follow(url, (address) => http.postJson(address, document, request)),
  }
}

/** Where to ask instead (RFC 9110, section 15.4); `undefined` where the answer is none of ours to follow. */
function targetOf({ status, headers }: HttpResponse, from: string): string | undefined {
  const { location } = headers
  // 303 leads to what a question has led to, not to where it should be asked.
  if (![301, 302, 307, 308].includes(status) || location === undefined) return undefined
  if (!URL.canParse(location, from)) return undefined
  const [before, after] = [new URL(from), new URL(location, from)]
  const isUpgrade =
    before.protocol === 'http:' && after.protocol === 'https:' && before.hostname === after.hostname
  const isOwn =
    after.username === '' && after.password === '' && (after.origin === before.origin || isUpgrade)
  return isOwn ? after.href : undefined
}
