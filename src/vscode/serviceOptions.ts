import * as vscode from 'vscode'
import type { ProxySettings } from '../core/http/httpClient.ts'
import type { ServiceOptions } from '../records/records.ts'
import { readSettings } from './adapters/settings.ts'

/** VS Code's own network settings; the environment decides what they leave open. */
const proxySettingNames = ['http.proxy', 'http.noProxy', 'http.proxyStrictSSL', 'http.proxySupport']

/** The settings that affect the options; changes to others do not disturb a running request. */
export const serviceSettingNames: readonly string[] = [
  ...[
    'sources',
    'arxiv',
    'dataCite',
    'semanticScholar',
    'openAlex',
    'crossref',
    'huggingFace',
    'contactAddress',
  ].map((name) => `researchDigest.${name}`),
  ...proxySettingNames,
]

/** Characters that a User-Agent cannot contain: RFC 9110 allows visible ASCII in its comments, and brackets end one. */
const unfit = /[^\x21-\x7e]|[()\\]/g

/** Which services to query, and the user agent to send, by the current settings. */
export function serviceOptions(version: string, openAlexKey: string | undefined): ServiceOptions {
  const settings = readSettings()
  const { sources, arxivApiUrl, arxivFeedUrl, dailyPapersUrl, dataCiteApiUrl } = settings
  const { semanticScholarApiUrl, openAlexApiUrl, crossrefApiUrl } = settings
  return {
    ...{ sources, arxivApiUrl, arxivFeedUrl, dailyPapersUrl, dataCiteApiUrl },
    ...{ semanticScholarApiUrl, openAlexApiUrl, crossrefApiUrl },
    openAlexKey,
    proxy: readProxySettings(),
    userAgent: userAgentOf(version, settings.contactAddress),
  }
}

/** Crossref and DataCite are more generous to clients with a contact address; arXiv asks for it. */
function userAgentOf(version: string, contactAddress: string): string {
  const address = contactAddress.replace(unfit, '')
  const contact = address === '' ? '' : `; mailto:${address}`
  return `research-digest/${version} (VS Code extension${contact})`
}

const secretName = 'researchDigest.openAlexKey'

/** The person's OpenAlex API key, in secret storage: never in settings, which are synchronised and shared. */
export class OpenAlexKey implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage
  readonly #listener: vscode.Disposable
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  #value: string | undefined

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets
    // Another window may set it too.
    this.#listener = secrets.onDidChange(({ key }) => {
      if (key === secretName) void this.read()
    })
  }

  /** As last read; `undefined` if there is none. */
  get value(): string | undefined {
    return this.#value
  }

  /** Some systems have no secret storage; then there is no key. */
  async read(): Promise<void> {
    const value = await Promise.resolve(this.#secrets.get(secretName)).catch(() => undefined)
    if (value === this.#value) return
    this.#value = value
    this.#changed.fire()
  }

  /** An empty key removes it. */
  async set(key: string): Promise<void> {
    if (key === '') await this.#secrets.delete(secretName)
    else await this.#secrets.store(secretName, key)
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
  }
}

export function readProxySettings(): ProxySettings {
  const settings = vscode.workspace.getConfiguration('http')
  const url = settings.get<string>('proxy', '')
  const isOff = settings.get<string>('proxySupport') === 'off'
  return {
    ...(url !== '' && { url }),
    // If proxy support is off, no host is reached through a proxy, whatever the environment says.
    noProxy: isOff ? ['*'] : settings.get<readonly string[]>('noProxy', []),
    strictSsl: settings.get<boolean>('proxyStrictSSL', true),
  }
}
