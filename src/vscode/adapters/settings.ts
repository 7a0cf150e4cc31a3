// The settings as the code uses them, the services they configure, and the one secret among them.
import * as vscode from 'vscode'
import {
  readSettingValue,
  type Wanted,
  wantedAddress,
  wantedIntegers,
  wantedMap,
  wantedNumber,
  wantedOneOf,
  wantedSwitch,
  wantedText,
  wantedTexts,
} from '../../core/base/settingValues.ts'
import { type RuleSettings, ruleLevels } from '../../core/digest/conventions/conventions.ts'
import type { ProxySettings } from '../../core/http/httpClient.ts'
import { showWarning } from './show.ts'

const inboxOrders = ['likeness', 'announcement'] as const

/** By similarity to what was covered, or as arXiv announced them. */
export type InboxOrderName = (typeof inboxOrders)[number]

interface Settings {
  readonly rules: RuleSettings
  /** Globs of documents that are always digests. */
  readonly files: readonly string[]
  /** Globs of documents that are never digests. */
  readonly exclude: readonly string[]
  /** Whether bare links are followed by the short titles of their papers. */
  readonly inlayHints: boolean
  /** Whether titles, sections, identifiers, tags and venues have colours of their own. */
  readonly semanticHighlighting: boolean
  /** Whether plain-text digests wrap if people have set nothing. */
  readonly wrapsPlainText: boolean
  /** Whether entries have code lenses with further facts about their papers. */
  readonly codeLens: boolean
  /** Whether papers are compared with those that the archive covers. */
  readonly findsRelated: boolean
  /** The order of the papers of a day in the inbox. */
  readonly inboxOrder: InboxOrderName
  /** Whether papers that are pasted or dropped become entries and mentions. */
  readonly pastesEntries: boolean
  /** Whether records of the archive's papers are requested again automatically once they are a week old. */
  readonly rechecksRecords: boolean
  /** Ids of the sources to ask, in order. */
  readonly sources: readonly string[]
  readonly arxivApiUrl: string
  readonly dataCiteApiUrl: string
  readonly semanticScholarApiUrl: string
  readonly openAlexApiUrl: string
  readonly crossrefApiUrl: string
  /** An address for complaints of a service; empty to give none. */
  readonly contactAddress: string
  readonly maxLibraryMegabytes: number
  /** arXiv's OAI-PMH interface. */
  readonly oaiUrl: string
  /** arXiv's daily feeds, to which categories are appended. */
  readonly arxivFeedUrl: string
  /** Hugging Face's daily papers. */
  readonly dailyPapersUrl: string
  /** The catalogue's file; empty for the one in the editor's storage. */
  readonly catalogueFile: string
  /** The sets that catalogue updates cover; all of arXiv when empty. */
  readonly catalogueSets: readonly string[]
  /** Where drafts are sent, by the setting that says it. */
  readonly draftAddresses: Readonly<Record<string, string>>
  /** Numbers of the mailing lists of listmonk that a draft is for. */
  readonly mailingLists: readonly number[]
  /** Whether previews show remote images. */
  readonly showsRemotePictures: boolean
  /** Whether the built-in Markdown preview shows digests as cards. */
  readonly showsCardsInMarkdown: boolean
}

/** The smallest library, in megabytes; the manifest says the same. */
const leastMegabytes = 10

/** Every setting of ours, for a document where it may differ. What cannot be used is told once, and its default is used. */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const settings = vscode.workspace.getConfiguration('researchDigest', scope)
  const read = <T>(key: string, wanted: Wanted<T>, fallback: T): T => {
    const written = settings.get<unknown>(key)
    const { value, isWrong } = readSettingValue(written, wanted, fallback)
    if (!isWrong) return value
    tellOnce(key, written, wanted)
    return wanted.usable(written) ?? wanted.usable(settings.inspect(key)?.defaultValue) ?? fallback
  }
  return {
    rules: read('rules', wantedMap(ruleLevels), {}),
    files: read('files', wantedTexts, []),
    exclude: read('exclude', wantedTexts, []),
    inlayHints: read('inlayHints', wantedSwitch, true),
    semanticHighlighting: read('semanticHighlighting', wantedSwitch, true),
    wrapsPlainText: read('plainText.wordWrap', wantedSwitch, true),
    codeLens: read('codeLens', wantedSwitch, true),
    findsRelated: read('relatedPapers', wantedSwitch, true),
    inboxOrder: read('inbox.order', wantedOneOf(inboxOrders), 'likeness'),
    pastesEntries: read('paste', wantedSwitch, true),
    rechecksRecords: read('recheckRecords', wantedOneOf(['weekly', 'never']), 'weekly') === 'weekly',
    sources: read('sources', wantedTexts, []),
    arxivApiUrl: read('arxiv.apiUrl', wantedAddress, ''),
    dataCiteApiUrl: read('dataCite.apiUrl', wantedAddress, ''),
    semanticScholarApiUrl: read('semanticScholar.apiUrl', wantedAddress, ''),
    openAlexApiUrl: read('openAlex.apiUrl', wantedAddress, ''),
    crossrefApiUrl: read('crossref.apiUrl', wantedAddress, ''),
    contactAddress: read('contactAddress', wantedText, ''),
    maxLibraryMegabytes: read('library.maxMegabytes', wantedNumber(leastMegabytes), 500),
    arxivFeedUrl: read('arxiv.feedUrl', wantedAddress, ''),
    dailyPapersUrl: read('huggingFace.dailyPapersUrl', wantedAddress, ''),
    oaiUrl: read('arxiv.oaiUrl', wantedAddress, ''),
    catalogueFile: read('catalogue.file', wantedText, ''),
    catalogueSets: read('catalogue.sets', wantedTexts, []),
    draftAddresses: {
      'buttondown.apiUrl': read('buttondown.apiUrl', wantedAddress, ''),
      'ghost.url': read('ghost.url', wantedAddress, ''),
      'listmonk.url': read('listmonk.url', wantedAddress, ''),
    },
    mailingLists: read('listmonk.lists', wantedIntegers, []),
    showsRemotePictures: read('preview.remotePictures', wantedSwitch, false),
    showsCardsInMarkdown: read('markdownPreview.cards', wantedSwitch, true),
  }
}

/** Settings that could not be used, by name, with their values when that was told. */
const told = new Map<string, string>()

function tellOnce(key: string, written: unknown, wanted: Wanted<unknown>): void {
  const value = JSON.stringify(written)
  if (told.get(key) === value) return
  told.set(key, value)
  const name = `researchDigest.${key}`
  const button = vscode.l10n.t('Open Setting')
  const message = vscode.l10n.t(
    'Setting {0}: expected {1}; any other value is ignored.',
    name,
    wanted.describe(),
  )
  void showWarning(message, button).then((chosen) => {
    if (chosen === button) void vscode.commands.executeCommand('workbench.action.openSettings', name)
  })
}

/** Characters that a User-Agent cannot contain: RFC 9110 allows visible ASCII in its comments, and brackets end one. */
const unfit = /[^\x21-\x7e]|[()\\]/g

/**
 * What services see of us. Crossref and DataCite are more generous to clients with a contact address; arXiv asks for it.
 */
export function userAgent(version: string): string {
  const address = readSettings().contactAddress.replace(unfit, '')
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
  const http = vscode.workspace.getConfiguration('http')
  const url = http.get<string>('proxy', '')
  const isOff = http.get<string>('proxySupport') === 'off'
  return {
    ...(url !== '' && { url }),
    // If proxy support is off, no host is reached through a proxy, whatever the environment says.
    noProxy: isOff ? ['*'] : http.get<readonly string[]>('noProxy', []),
    strictSsl: http.get<boolean>('proxyStrictSSL', true),
  }
}

/** The letters of VS Code's own Markdown preview, as far as somebody has chosen them. */
export function readLetters(scope?: vscode.Uri) {
  const configuration = vscode.workspace.getConfiguration('markdown.preview', scope)
  const chosen = <T>(key: string): T | undefined => {
    const found = configuration.inspect<T>(key)
    return found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue
  }
  return { family: chosen<string>('fontFamily'), size: chosen<number>('fontSize') }
}
