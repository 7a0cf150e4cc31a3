import * as vscode from 'vscode'
import { isAbort } from '../../core/base/errors.ts'
import type { Account, Draft, DraftTarget, SentDraft } from '../../core/publish/target.ts'
import { chosenDocument } from '../adapters/documents.ts'
import { ask, formatCount, pickRow, showError, showInformation, showWarning } from '../adapters/show.ts'
import { activeDigest, exportOptions, withRecords } from '../export/saveExport.ts'
import type { Command, Services } from '../services.ts'

/** Sends the active digest to a service as a draft, after the person has seen its problems and confirmed. */
export const publishDigestAsDraft: Command = {
  id: 'researchDigest.publishDigestAsDraft',
  async run(services, argument) {
    const digest = activeDigest(services, await chosenDocument(argument))
    const place = digest && (await pickPlace(services))
    if (!place) return
    const { target, address } = place
    const [exported] = await withRecords([digest], services)
    if (!exported) return
    const { checkedDraft } = await import('../../core/publish/draft.ts')
    const { draft, obstacles, remarks } = checkedDraft(exported, target, await exportOptions(services))
    if (obstacles.length > 0) {
      void showWarning(vscode.l10n.t('Nothing was sent. {0}', obstacles.join(' ')))
      return
    }
    const account = await services.drafts.account(target, address)
    if (!account) return
    const missing = target.missingOf?.(account)
    if (missing !== undefined) void showWarning(missing)
    else if (await isAgreed({ draft, target, account }, remarks, services))
      await send({ draft, target, account }, services)
  },
}

/** Asks for the key of a service that takes drafts; an empty one removes it. */
export const setDraftKey: Command = {
  id: 'researchDigest.setDraftKey',
  async run(services) {
    const place = await pickPlace(services)
    if (place) await services.drafts.askForKey(place.target, place.address)
  },
}

interface Place {
  readonly target: DraftTarget
  readonly address: string
}

async function pickPlace({ drafts }: Services): Promise<Place | undefined> {
  const { draftTargets } = await import('../../core/publish/targets/index.ts')
  const rows = draftTargets.map((target) => ({
    label: target.label,
    description:
      target.gives === 'draft'
        ? vscode.l10n.t('a draft that you send from there')
        : vscode.l10n.t('a message that the channel sees immediately'),
    detail: target.addressSetting === undefined ? '' : (drafts.addressOf(target) ?? ''),
    target,
  }))
  const placeHolder = vscode.l10n.t('Select the service to send the digest to')
  const target = (await pickRow(rows, { placeHolder }))?.target
  const address = target && drafts.addressOf(target)
  if (!target || address !== undefined)
    return target && address !== undefined ? { target, address } : undefined
  const setting = `researchDigest.${target.addressSetting}`
  const open = vscode.l10n.t('Open Settings')
  if ((await showWarning(vscode.l10n.t('The setting {0} has no valid address.', setting), open)) === open)
    await vscode.commands.executeCommand('workbench.action.openSettings', setting)
  return undefined
}

interface Shipment {
  readonly draft: Draft
  readonly target: DraftTarget
  readonly account: Account
}

/**
 * Shows what is sent to which service, and its problems, with a preview on request; returns whether the person
 * confirmed.
 */
async function isAgreed(
  shipment: Shipment,
  remarks: readonly string[],
  { drafts }: Services,
): Promise<boolean> {
  const { draft, target, account } = shipment
  const send = vscode.l10n.t('Send')
  const show = vscode.l10n.t('Show What Is Sent')
  const question =
    target.gives === 'draft'
      ? vscode.l10n.t('Send “{0}” to {1} as a draft?', draft.title, target.label)
      : vscode.l10n.t(
          'Post “{0}” to {1}? Everyone in the channel sees it immediately.',
          draft.title,
          target.label,
        )
  const size = vscode.l10n.t('{0} characters will be sent.', formatCount(draft.texts.join('').length))
  const answer = await ask(question, [send, show], [size, ...remarks])
  if (answer !== show) return answer === send
  const { describeDraft } = await import('../../core/publish/draft.ts')
  const name = `${target.label}.${target.gives === 'draft' ? 'html' : 'txt'}`
  await drafts.show(describeDraft(draft, target, account), name)
  return (await showInformation(vscode.l10n.t('Nothing has been sent yet. {0}', question), send)) === send
}

async function send(shipment: Shipment, services: Services): Promise<void> {
  const { draft, target, account } = shipment
  const { drafts, log } = services
  log.info(`Sending a digest to ${target.label}: ${draft.texts.join('').length} characters`)
  try {
    await tellSent(await drafts.send(draft, target, account), target)
  } catch (error) {
    if (isAbort(error) || error instanceof vscode.CancellationError) {
      void showWarning(
        vscode.l10n.t(
          'Sending was cancelled. Anything that {0} has already received stays there.',
          target.label,
        ),
      )
      return
    }
    const message = error instanceof Error ? error.message : String(error)
    log.error(`Sending a digest to ${target.label}: ${message}`)
    const other = vscode.l10n.t('Enter Key…')
    const isKey = (error as { code?: unknown }).code === 'key-refused'
    if ((await showError(message, ...(isKey ? [other] : []))) !== other) return
    const key = await drafts.askForKey(target, account.address)
    if (key) await send({ ...shipment, account: { ...account, key } }, services)
  }
}

async function tellSent({ url }: SentDraft, { label, gives }: DraftTarget): Promise<void> {
  const open = vscode.l10n.t('Open Draft')
  const message =
    gives === 'draft'
      ? vscode.l10n.t('The digest is now a draft at {0}. Nobody gets it until you send it there.', label)
      : vscode.l10n.t('The digest was posted to {0}.', label)
  const isOpened = (await showInformation(message, ...(url === undefined ? [] : [open]))) === open
  if (isOpened && url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true))
}
