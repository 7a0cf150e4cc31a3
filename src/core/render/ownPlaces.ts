// Links that lead somewhere on the computer of their writer alone.

import type { Span } from '../base/span.ts'
import { codeIn } from './code.ts'

/** Schemes that others can follow, or that run something, which those who write links deal with. */
const publicScheme = new RegExp(
  `^(?:${[
    'https?|mailto|ftps?|tel|doi|arxiv|hdl|urn|isbn|issn|pmid|pmc|orcid|swh|ark|did|info|magnet|ip[fn]s|ircs?|xmpp|matrix|geo|sip|sms',
    'gemini|gopher|finger|spartan|titan|webcals?|feed|news|nntp|wss?|rtsp|at|nostr|dat|hyper|ar',
    'git|git\\+https?|svn|rsync|s3|gs|gcs|hf|docker|oci|view-source',
    'javascript|vbscript|command',
  ].join('|')}):`,
  'i',
)
const ownPath = /^(?:[a-z]:[\\/]|\\|~[\\/]|\/(?:home|root|mnt|volumes|tmp|private)\/|\(\([\da-f-]{36}\)\)$)/i
/**
 * Folders of computers by whose names sites have pages and pictures, too: `/users/ann`, `/media/2024/tree.png`. Below them, a
 * computer has those of its users, and their disks.
 */
const sharedPath =
  /^\/(?:Users\/|users\/(?:[^/]+\/){2}|users\/.*\.[a-z\d]{1,5}$|media\/(?:cdrom|usb|floppy|disk|sd[a-z])[^/]*\/|media\/[^/\d][^/]*\/(?!\d{1,4}\/)[^/]+\/)/

/**
 * Whether an address leads to a place on the computer of its writer: a file by its whole path, or something in another program,
 * such as a block of Logseq, `((64f2c5b7-…))`. Nobody else can follow it, and it names people and folders that its label does not.
 * A picture embedded as `data:` leads nowhere, either.
 */
export function isOwnPlace(address: string): boolean {
  if (ownPath.test(address) || sharedPath.test(address)) return true
  return /^[a-z][a-z0-9+.-]*:/i.test(address) && !publicScheme.test(address)
}

const address = String.raw`\([ \t]*<?(?<address>(?:[^()\n]|\([^()\n]{0,200}\)){1,1000}|\(\([\da-f-]{36}\)\))\)`
const embedded = String.raw`\(<?(?<address>data:(?:[^()\n]|\([^()\n]{0,200}\))*)\)`
/** What follows an address is a quotation mark or the end, so there is one way to read a tag. */
const withAddress = (name: string) =>
  String.raw`\s[^<>]{0,500}?\b${name}\s?=\s?["']?(?<address>[^"'<>]{1,1500})(?:["'][^<>]{0,500})?>`
/** Images first, for they are the labels of links; then links of Markdown, Org and HTML, and definitions. */
const links: readonly RegExp[] = [
  // Other addresses of elements, which are shown without them.
  /(?<=<[a-z][^<>]{0,500})\s(?:srcset|poster|data|cite|longdesc|background|data-[a-z-]{1,30})\s?=\s?["']?(?<address>[^"'<>]{1,1000})["']?/gi,
  // What a program has embedded is longer than any address.
  new RegExp(String.raw`!\[(?<label>[^[\]\n]{0,500})\]${embedded}`, 'gi'),
  /<img\s[^<>]{0,500}?\bsrc\s?=\s?["']?(?<address>data:[^"'<>]*)(?:["'][^<>]{0,500})?>/gi,
  new RegExp(String.raw`!\[(?<label>[^[\]\n]{0,500})\]${address}`, 'g'),
  new RegExp(`<img${withAddress('src')}`, 'gi'),
  new RegExp(String.raw`\[(?<label>(?:[^[\]\\\n]|\\.|\[[^[\]\n]{0,200}\]){0,500})\]${address}`, 'g'),
  /\[\[(?<address>[^\][\n]{1,1000})\]\[(?<label>[^\][\n]{1,500})\]\]/g,
  new RegExp(`<a${withAddress('href')}(?<label>(?:(?!</?a\\b)[^]){0,1000})</a>`, 'gi'),
  /^ {0,3}\[(?!\^)[^[\]\n]{1,200}\]:[ \t]*<?(?<address>\S[^\n]{0,1000})$/gm,
  // An address that is its own label, so nothing remains.
  /<(?<address>(?:[a-z][a-z0-9+.-]{0,30}:[/\\]|[~\\/])[^\s<>]{1,1000})>/gi,
]

/**
 * Markdown in which links to places on the writer's computer are only their labels.
 * @param leave told the address of each such link
 */
export function withoutOwnPlaces(markdown: string, leave: (address: string) => void = () => {}): string {
  if (!/[:~\\]|\(\(\(|\/(?:home|users|root|mnt|media|volumes|tmp|private)\//i.test(markdown)) return markdown
  return links.reduce((text, link) => withLabels(text, link, leave), markdown)
}

function withLabels(text: string, link: RegExp, leave: (address: string) => void): string {
  let shown: readonly Span[] | undefined
  let next = 0
  return text.replace(link, (whole, ...rest) => {
    const [at, , { address: to = '', label = '' }] = rest.slice(-3) as [number, string, Groups]
    shown ??= codeIn(text)
    while ((shown[next]?.end ?? at + 1) <= at) next++
    const isCode = (shown[next]?.start ?? at + 1) <= at
    if (isCode || !isOwnPlace(to.trim())) return whole
    leave(/^data:/i.test(to) ? 'data:…' : to.trim())
    return label
  })
}

type Groups = Readonly<Record<string, string | undefined>>
