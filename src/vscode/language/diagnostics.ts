// The problems of a digest, and what the lamp offers for them and for what stands at the cursor.
import * as vscode from 'vscode'
import { finishInSlices, forEachInSlices } from '../../core/base/async.ts'
import { overlaps, type Span, touches } from '../../core/base/span.ts'
import { paperOf, papersOf } from '../../core/digest/model.ts'
import { doisOf } from '../../core/digest/records.ts'
import { isMentionAt } from '../../core/language/arrange/moves.ts'
import { mayConvertAt } from '../../core/language/entryRewrites.ts'
import { countingIncomplete, incompleteLines } from '../../core/paste/completeLines.ts'
import type { Finding, Fix } from '../../core/rules/rule.ts'
import {
  change,
  checkedSelector,
  paperSelector,
  toRange,
  toSpan,
  toWorkspaceEdit,
} from '../adapters/documents.ts'
import { reportError } from '../adapters/show.ts'
import { toLocation } from '../archive/workspaceArchive.ts'
import {
  moveEntryToSection,
  sortSection,
  turnIntoEntry,
  turnIntoMention,
} from '../commands/arrangeCommands.ts'
import { completeEntries, convertLayout, type Stretch } from '../commands/entryCommands.ts'
import { pickPaper } from '../paperSearch.ts'
import type { RegisterFeature, Services } from '../services.ts'

/** Checks wait until the typing pauses this long. In milliseconds. */
const pauseMs = 200

const diagnosticSource = 'research-digest'

/** The languages of the interface besides English in which the pages about rules are. */
const translatedPages: readonly string[] = ['ko']

export const registerDiagnostics: RegisterFeature = (services) => new Diagnostics(services)

class Diagnostics implements vscode.Disposable {
  readonly #services: Services
  readonly #collection = vscode.languages.createDiagnosticCollection('research-digest')
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>()
  readonly #pages = new Map<string, vscode.Uri>()
  readonly #listeners: readonly vscode.Disposable[]

  constructor(services: Services) {
    this.#services = services
    this.#listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document, pauseMs)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('researchDigest')) this.#scheduleAll()
      }),
      // What was pasted is completed by then: until it is, each of its entries lacks a title.
      services.papers.onDidChange(() => this.#scheduleAll(pauseMs)),
      services.archive.onDidChange(() => this.#scheduleAll()),
      services.documents.onDidChange(() => this.#scheduleAll()),
    ]
    this.#scheduleAll()
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const listener of this.#listeners) listener.dispose()
    this.#collection.dispose()
  }

  #scheduleAll(waitMs = 0): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, waitMs)
  }

  #schedule(document: vscode.TextDocument, waitMs: number): void {
    clearTimeout(this.#timers.get(document))
    const check = () => {
      this.#timers.delete(document)
      this.#check(document).catch(reportError(this.#services.log, `Checking ${document.uri}`))
    }
    this.#timers.set(document, setTimeout(check, waitMs))
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const digest = this.#services.documents.asDigest(document)
    if (digest) this.#services.papers.want([...papersOf(digest), ...doisOf(digest)], document)
    const { version } = document
    const findings = await this.#services.checks.findingsOf(document)
    if (!findings) return this.#collection.delete(document.uri)
    const isOutdated = () => document.isClosed || document.version !== version
    const diagnostics: vscode.Diagnostic[] = []
    await forEachInSlices(findings, (finding) => {
      if (!isOutdated()) diagnostics.push(this.#toDiagnostic(document, finding))
    })
    if (!isOutdated()) this.#collection.set(document.uri, diagnostics)
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document))
    this.#timers.delete(document)
    this.#collection.delete(document.uri)
    this.#services.papers.release(document)
  }

  #toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
    const range = toRange(document, finding.span)
    const diagnostic = new vscode.Diagnostic(range, finding.message, toSeverity(finding.severity))
    diagnostic.source = diagnosticSource
    diagnostic.code = { value: finding.rule.id, target: this.#pageOf(finding.rule) }
    diagnostic.relatedInformation = [...relatedHere(document, finding), ...relatedElsewhere(finding)]
    return diagnostic
  }

  /** The page about the rule is part of the package, so that it matches the rule's version and is available offline. */
  #pageOf({ id }: Finding['rule']): vscode.Uri {
    const page =
      this.#pages.get(id) ??
      vscode.Uri.joinPath(this.#services.context.extensionUri, 'docs', 'rules', `${id}${pageEnd()}`)
    this.#pages.set(id, page)
    return page
  }
}

/** The end of the names of the pages about rules that are in the language of the interface. */
function pageEnd(): string {
  const { language } = vscode.env
  return translatedPages.includes(language) ? `.${language}.md` : '.md'
}

/** The id of the rule behind one of our diagnostics. */
function ruleIdOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}

function relatedHere(
  document: vscode.TextDocument,
  { related }: Finding,
): vscode.DiagnosticRelatedInformation[] {
  if (!related) return []
  const place = new vscode.Location(document.uri, toRange(document, related.span))
  return [new vscode.DiagnosticRelatedInformation(place, related.message)]
}

function relatedElsewhere({ elsewhere = [] }: Finding): vscode.DiagnosticRelatedInformation[] {
  return elsewhere.map((place) => new vscode.DiagnosticRelatedInformation(toLocation(place), place.message))
}

function toSeverity(severity: Finding['severity']): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error
    case 'warning':
      return vscode.DiagnosticSeverity.Warning
    case 'information':
      return vscode.DiagnosticSeverity.Information
    case 'hint':
      return vscode.DiagnosticSeverity.Hint
  }
}

const { QuickFix, RefactorMove, RefactorRewrite } = vscode.CodeActionKind

/** A rule's fixes, then a search, then ways to silence the rule. */
export const registerCodeActions: RegisterFeature = (services) =>
  vscode.languages.registerCodeActionsProvider(
    checkedSelector,
    {
      async provideCodeActions(document, range, { diagnostics }) {
        const wanted = toSpan(document, range)
        const findings = (await services.checks.findingsOf(document)) ?? []
        const here = findings.filter(({ span }) => isAt(span, wanted))
        if (here.length === 0) return []
        const { silencingFixes } = await import('../../core/rules/fixes.ts')
        const digest = services.documents.asDigest(document)
        const silencing = (finding: Finding) => (digest ? silencingFixes(digest, finding) : [])
        return here.flatMap((finding) => {
          const solved = diagnostics.filter((diagnostic) => isOf(diagnostic, finding))
          return toActions(document, finding, silencing(finding)).map((action) =>
            Object.assign(action, { diagnostics: solved }),
          )
        })
      },
    },
    { providedCodeActionKinds: [QuickFix] },
  )

function isAt(span: Span, wanted: Span): boolean {
  return overlaps(span, wanted) || (span.start <= wanted.start && wanted.end <= span.end)
}

function isOf(diagnostic: vscode.Diagnostic, { rule, message }: Finding): boolean {
  return (
    diagnostic.source === diagnosticSource &&
    ruleIdOf(diagnostic) === rule.id &&
    diagnostic.message === message
  )
}

function toActions(
  document: vscode.TextDocument,
  finding: Finding,
  silencing: readonly Fix[],
): vscode.CodeAction[] {
  const fixes = finding.fixes.filter(({ edits }) => edits.length > 0)
  const mending = fixes.map((fix, index) => {
    return Object.assign(toAction(document, fix), { isPreferred: index === 0 && !fix.isChosen })
  })
  return [...mending, ...toSearch(document, finding), ...silencing.map((fix) => toAction(document, fix))]
}

function toAction(document: vscode.TextDocument, { title, edits }: Fix): vscode.CodeAction {
  const action = new vscode.CodeAction(title, QuickFix)
  action.edit = toWorkspaceEdit(document, edits)
  return action
}

function toSearch({ uri }: vscode.TextDocument, { search, rule, span }: Finding): vscode.CodeAction[] {
  if (!search) return []
  const action = new vscode.CodeAction(search.title, QuickFix)
  action.command = { command: searchCommand, title: search.title, arguments: [uri, rule.id, span.start] }
  return [action]
}

/** The kind that people use in `editor.codeActionsOnSave`. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('researchDigest')

/** "Fix All", on command and on save. */
export const registerFixAll: RegisterFeature = ({ checks }) =>
  vscode.languages.registerCodeActionsProvider(
    checkedSelector,
    {
      async provideCodeActions(document, _range, { only }) {
        // A source action costs a check of the whole text, so it is computed only on request.
        if (!only?.contains(fixAllKind)) return []
        const edits = await checks.fixAll(document)
        if (edits.length === 0) return []
        const action = new vscode.CodeAction(vscode.l10n.t('Fix all problems in this digest'), fixAllKind)
        action.edit = toWorkspaceEdit(document, edits)
        return [action]
      },
    },
    { providedCodeActionKinds: [fixAllKind] },
  )

/** Offers to convert entries to another layout; the command asks which one. */
export const registerLayoutActions: RegisterFeature = ({ documents }) =>
  vscode.languages.registerCodeActionsProvider(
    paperSelector,
    {
      provideCodeActions(document, range) {
        const digest = documents.asDigest(document)
        if (!digest || !mayConvertAt(digest, toSpan(document, range))) return []
        const title = vscode.l10n.t('Convert Entry Layout…')
        const action = new vscode.CodeAction(title, RefactorRewrite)
        action.command = { title, command: convertLayout.id }
        return [action]
      },
    },
    { providedCodeActionKinds: [RefactorRewrite] },
  )

/** Not for the command palette: a quick fix runs it, with the document, the rule and the offset of its problem. */
const searchCommand = 'researchDigest.fixBySearch'

/** Quick fixes that let a person search for the paper that is meant. */
export const registerFixBySearch: RegisterFeature = (services) =>
  vscode.commands.registerCommand(searchCommand, (uri: vscode.Uri, ruleId: string, start: number) =>
    fixBySearch(services, uri, { ruleId, start }),
  )

async function fixBySearch(
  services: Services,
  uri: vscode.Uri,
  { ruleId, start }: { readonly ruleId: string; readonly start: number },
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri)
  const { version } = document
  const findings = (await services.checks.findingsOf(document)) ?? []
  const search = findings.find(({ rule, span }) => rule.id === ruleId && span.start === start)?.search
  const paper = search && (await pickPaper(services, search.words))
  // Typing in the meantime has moved the place of the fix.
  if (!paper || document.version !== version) return
  await change(document, search.edits(paper))
}

/**
 * Offers, among the refactorings, to move entries and to turn them into mentions and back; if that is impossible, the
 * command says so.
 */
export const registerArrangeActions: RegisterFeature = ({ documents, checks }) =>
  vscode.languages.registerCodeActionsProvider(
    paperSelector,
    {
      async provideCodeActions(document, range) {
        const digest = documents.asDigest(document)
        if (!digest || !range.isEmpty) return []
        const offset = document.offsetAt(range.start)
        const entry = digest.entries.find(({ span }) => touches(span, offset))
        const actions: vscode.CodeAction[] = []
        if (isMentionAt(digest, offset))
          actions.push(toMove(vscode.l10n.t('Turn Mention into Entry'), turnIntoEntry.id, RefactorRewrite))
        if (!entry) return actions
        if (digest.sections.length > 1)
          actions.push(toMove(vscode.l10n.t('Move Entry to Section…'), moveEntryToSection.id, RefactorMove))
        if (digest.entries.length > 1)
          actions.push(toMove(vscode.l10n.t('Sort Section…'), sortSection.id, RefactorMove))
        if (paperOf(entry))
          actions.push(toMove(vscode.l10n.t('Turn Entry into Mention'), turnIntoMention.id, RefactorRewrite))
        const findings = (await checks.findingsOf(document)) ?? []
        const fixes = findings
          .filter(({ span }) => isAt(span, toSpan(document, range)))
          .flatMap((each) => each.fixes)
        // What mends a problem here is in the list already.
        return actions.filter(({ title }) => fixes.every((fix) => fix.title !== title))
      },
    },
    { providedCodeActionKinds: [RefactorMove, RefactorRewrite] },
  )

function toMove(title: string, command: string, kind: vscode.CodeActionKind): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind)
  action.command = { title, command }
  return action
}

/** Longer ranges are left to the command. */
const longestStretch = 200_000

/**
 * Offers to turn addresses and identifiers on lines of their own into entries: those selected, or all in a row. In
 * digests a light bulb shows; elsewhere they are among the refactorings.
 */
export const registerCompleteActions: RegisterFeature = ({ documents }) =>
  vscode.languages.registerCodeActionsProvider(
    paperSelector,
    {
      async provideCodeActions(document, range) {
        const here = toSpan(document, range)
        if (documents.isExcluded(document) || here.end - here.start > longestStretch) return []
        const digest = documents.digestOf(document)
        const lines = incompleteLines(digest, here)
        if (lines.length === 0) return []
        const kind = documents.asDigest(document) ? QuickFix : RefactorRewrite
        const count = lines.flatMap(({ references }) => references).length
        const own = toCompletion(document, { kind, count, range: here })
        const whole = { start: 0, end: document.getText().length }
        const all = await finishInSlices(countingIncomplete(digest))
        return all > count
          ? [own, toCompletion(document, { kind, count: all, range: whole, isAll: true })]
          : [own]
      },
    },
    { providedCodeActionKinds: [QuickFix, RefactorRewrite] },
  )

interface Offered {
  readonly kind: vscode.CodeActionKind
  readonly count: number
  readonly range: Span
  readonly isAll?: boolean
}

function toCompletion(
  { uri }: vscode.TextDocument,
  { kind, count, range, isAll }: Offered,
): vscode.CodeAction {
  const title = isAll
    ? vscode.l10n.t('Complete All {0} Papers into Entries', count)
    : count === 1
      ? vscode.l10n.t('Complete into Entry')
      : vscode.l10n.t('Complete into {0} Entries', count)
  const action = new vscode.CodeAction(title, kind)
  const stretch: Stretch = { uri: uri.toString(), range }
  action.command = { title, command: completeEntries.id, arguments: [stretch] }
  return action
}
