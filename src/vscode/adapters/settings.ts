import * as vscode from 'vscode'
import type { RuleSettings } from '../../core/digest/conventions/shape.ts'

/** By how like they are to what was covered, or as arXiv announced them. */
export type InboxOrderName = 'likeness' | 'announcement'

interface Settings {
  readonly rules: RuleSettings
  /** Globs of documents that are digests whatever they say. */
  readonly files: readonly string[]
  /** Globs of documents that are no digests whatever they say. */
  readonly exclude: readonly string[]
  /** Whether bare links are followed by the short titles of their papers. */
  readonly inlayHints: boolean
  /** Whether titles, sections, identifiers, tags and venues have colours of their own. */
  readonly semanticHighlighting: boolean
  /** Whether plain-text digests wrap where people have set nothing. */
  readonly wrapsPlainText: boolean
  /** Whether entries have above them what else is said of their papers. */
  readonly codeLens: boolean
  /** Whether papers are compared with those that the archive covers. */
  readonly findsRelated: boolean
  /** What the papers of a day of the inbox are ordered by. */
  readonly inboxOrder: InboxOrderName
  /** Whether papers that are pasted or dropped become entries and mentions. */
  readonly pastesEntries: boolean
  /** Whether records of the archive's papers are asked for again by themselves once they are a week old. */
  readonly rechecksRecords: boolean
  /** Ids of the sources to ask, the first asked first. */
  readonly sources: readonly string[]
  readonly arxivApiUrl: string
  readonly dataCiteApiUrl: string
  readonly semanticScholarApiUrl: string
  readonly openAlexApiUrl: string
  readonly crossrefApiUrl: string
  /** Where a service may complain; empty when nobody wants to be named. */
  readonly contactAddress: string
  readonly maxLibraryMegabytes: number
  /** arXiv's OAI-PMH interface. */
  readonly oaiUrl: string
  /** arXiv's daily feeds, to which categories are added. */
  readonly arxivFeedUrl: string
  /** Hugging Face's daily papers. */
  readonly dailyPapersUrl: string
  /** The catalogue's file; empty for one of the editor's own. */
  readonly catalogueFile: string
  /** What the catalogue is kept current with; all of arXiv when empty. */
  readonly catalogueSets: readonly string[]
  /** Where drafts are sent, by the setting that says it. */
  readonly draftAddresses: Readonly<Record<string, string>>
  /** Numbers of the mailing lists of listmonk that a draft is for. */
  readonly mailingLists: readonly number[]
  /** Whether previews show pictures from other computers. */
  readonly showsRemotePictures: boolean
  /** Whether the built-in Markdown preview shows digests as cards. */
  readonly showsCardsInMarkdown: boolean
}

/** One may stand without a list. */
function textsIn(value: unknown): readonly string[] {
  return [value].flat().filter((item) => typeof item === 'string')
}

function numbersIn(value: unknown): readonly number[] {
  return [value].flat().filter((item): item is number => Number.isSafeInteger(item))
}

/** Every setting of ours, for a document where it may differ. */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const settings = vscode.workspace.getConfiguration('researchDigest', scope)
  return {
    rules: settings.get<RuleSettings>('rules', {}),
    files: textsIn(settings.get<unknown>('files')),
    exclude: textsIn(settings.get<unknown>('exclude')),
    inlayHints: settings.get<boolean>('inlayHints', true),
    semanticHighlighting: settings.get<boolean>('semanticHighlighting', true),
    wrapsPlainText: settings.get<boolean>('plainText.wordWrap', true),
    codeLens: settings.get<boolean>('codeLens', true),
    findsRelated: settings.get<boolean>('relatedPapers', true),
    inboxOrder: settings.get<InboxOrderName>('inbox.order', 'likeness'),
    pastesEntries: settings.get<boolean>('paste', true),
    rechecksRecords: settings.get<string>('recheckRecords', 'weekly') === 'weekly',
    sources: settings.get<readonly string[]>('sources', []),
    arxivApiUrl: settings.get<string>('arxiv.apiUrl', ''),
    dataCiteApiUrl: settings.get<string>('dataCite.apiUrl', ''),
    semanticScholarApiUrl: settings.get<string>('semanticScholar.apiUrl', ''),
    openAlexApiUrl: settings.get<string>('openAlex.apiUrl', ''),
    crossrefApiUrl: settings.get<string>('crossref.apiUrl', ''),
    contactAddress: settings.get<string>('contactAddress', ''),
    maxLibraryMegabytes: settings.get<number>('library.maxMegabytes', 500),
    arxivFeedUrl: settings.get<string>('arxiv.feedUrl', ''),
    dailyPapersUrl: settings.get<string>('huggingFace.dailyPapersUrl', ''),
    oaiUrl: settings.get<string>('arxiv.oaiUrl', ''),
    catalogueFile: settings.get<string>('catalogue.file', ''),
    catalogueSets: settings.get<readonly string[]>('catalogue.sets', []),
    draftAddresses: {
      'buttondown.apiUrl': settings.get<string>('buttondown.apiUrl', ''),
      'ghost.url': settings.get<string>('ghost.url', ''),
      'listmonk.url': settings.get<string>('listmonk.url', ''),
    },
    mailingLists: numbersIn(settings.get<unknown>('listmonk.lists')),
    showsRemotePictures: settings.get<boolean>('preview.remotePictures', false),
    showsCardsInMarkdown: settings.get<boolean>('markdownPreview.cards', true),
  }
}
