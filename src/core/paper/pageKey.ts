import { isPaperUrl } from './paperHosts.ts'

/** Words of a path that say in which form a paper is shown. */
const forms = /\/(?:abs|abstract|abstracts|pdf|epdf|forum|html|full|full\.pdf|download)(?=\/|$)/gi
const endings = /(?:\.full)?\.(?:pdf|html?)$/i
/** Parameters that say where a reader comes from, or how the page is shown. */
const idle =
  /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|ref_src|referrer|source|spm|download|casa_token|noteid)$/i

/**
 * What the addresses of one paper's page and file have in common, so that two that are equal lead to one paper; `undefined` where
 * the address is none of a paper, or is that of a whole site.
 */
export function pageKey(url: string): string | undefined {
  if (!/^https?:/i.test(url) || !isPaperUrl(url) || !URL.canParse(url)) return undefined
  const { hostname, pathname, searchParams, hash } = new URL(url)
  const host = hostname.replace(/^www\./, '').replace(/^aclweb\.org$/, 'aclanthology.org')
  const own = host === 'aclanthology.org' ? pathname.replace(/^\/anthology(?=\/)/, '') : pathname
  const path = own.replace(endings, '').replace(forms, '').replace(/\/+$/, '')
  const query = [...searchParams].filter(([name]) => !idle.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const place = hash.replace(/^#:~:.*/, '')
  if (path === '' && query.length === 0) return undefined
  return `${host}${path}?${new URLSearchParams(query)}${place}`
}
