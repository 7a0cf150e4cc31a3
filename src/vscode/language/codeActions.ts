import * as vscode from 'vscode'
import { overlaps, type Span } from '../../core/base/span.ts'
import { mayConvertAt } from '../../core/language/layoutConversion.ts'
import type { Finding, Fix } from '../../core/rules/rule.ts'
import { checkedSelector, paperSelector } from '../adapters/documents.ts'
import { toSpan, toWorkspaceEdit } from '../adapters/spans.ts'
import { convertLayout } from '../commands/convertLayout.ts'
import { diagnosticSource, ruleIdOf } from './diagnostics.ts'
import { searchCommand } from './mendBySearch.ts'
import type { RegisterFeature } from './registerFeature.ts'

/** What a rule's fixes do, then a search, then ways to have the rule say nothing. */
export const registerCodeActions: RegisterFeature = (services) =>
  vscode.languages.registerCodeActionsProvider(
    checkedSelector,
    {
      async provideCodeActions(document, range, { diagnostics }) {
        const wanted = toSpan(document, range)
        const findings = (await services.checks.findingsOf(document)) ?? []
        const here = findings.filter(({ span }) => isAt(span, wanted))
        if (here.length === 0) return []
        const { silencingFixes } = await import('../../core/rules/silence.ts')
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
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
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
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix)
  action.edit = toWorkspaceEdit(document, edits)
  return action
}

function toSearch({ uri }: vscode.TextDocument, { search, rule, span }: Finding): vscode.CodeAction[] {
  if (!search) return []
  const action = new vscode.CodeAction(search.title, vscode.CodeActionKind.QuickFix)
  action.command = { command: searchCommand, title: search.title, arguments: [uri, rule.id, span.start] }
  return [action]
}

/** What people name in `editor.codeActionsOnSave`. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('researchDigest')

/** "Fix All", on command and on save. */
export const registerFixAll: RegisterFeature = ({ checks }) =>
  vscode.languages.registerCodeActionsProvider(
    checkedSelector,
    {
      async provideCodeActions(document, _range, { only }) {
        // A source action costs a check of the whole text: nobody wants it unless it is asked for.
        if (!only?.contains(fixAllKind)) return []
        const edits = await checks.fixAll(document)
        if (edits.length === 0) return []
        const action = new vscode.CodeAction(vscode.l10n.t('Fix all problems of the digest'), fixAllKind)
        action.edit = toWorkspaceEdit(document, edits)
        return [action]
      },
    },
    { providedCodeActionKinds: [fixAllKind] },
  )

const layoutKind = vscode.CodeActionKind.RefactorRewrite

/** Offers to lay out entries otherwise; which layouts there are, the command asks. */
export const registerLayoutActions: RegisterFeature = ({ documents }) =>
  vscode.languages.registerCodeActionsProvider(
    paperSelector,
    {
      provideCodeActions(document, range) {
        const digest = documents.asDigest(document)
        if (!digest || !mayConvertAt(digest, toSpan(document, range))) return []
        const title = vscode.l10n.t('Convert Entry Layout…')
        const action = new vscode.CodeAction(title, layoutKind)
        action.command = { title, command: convertLayout.id }
        return [action]
      },
    },
    { providedCodeActionKinds: [layoutKind] },
  )
