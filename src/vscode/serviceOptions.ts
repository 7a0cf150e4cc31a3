import type { ServiceOptions } from '../records/records.ts'
import { proxySettingNames, readProxySettings } from './adapters/proxySettings.ts'
import { readSettings } from './adapters/settings.ts'

/** The settings that decide it; others leave a request under way alone. */
export const serviceSettingNames: readonly string[] = [
  ...['sources', 'arxiv', 'dataCite', 'semanticScholar', 'openAlex', 'crossref', 'contactAddress'].map(
    (name) => `researchDigest.${name}`,
  ),
  ...proxySettingNames,
]

/** What a User-Agent cannot hold: RFC 9110 allows visible ASCII in its comments, and these end one. */
const unfit = /[^\x21-\x7e]|[()\\]/g

/** Whom to ask, and as whom, by the settings as they are now. */
export function serviceOptions(version: string, openAlexKey: string | undefined): ServiceOptions {
  const settings = readSettings()
  const { sources, arxivApiUrl, dataCiteApiUrl, semanticScholarApiUrl, openAlexApiUrl, crossrefApiUrl } =
    settings
  return {
    ...{ sources, arxivApiUrl, dataCiteApiUrl, semanticScholarApiUrl, openAlexApiUrl, crossrefApiUrl },
    openAlexKey,
    proxy: readProxySettings(),
    userAgent: userAgentOf(version, settings.contactAddress),
  }
}

/** Crossref and DataCite are kinder to those who say whom to write to; arXiv asks for it. */
function userAgentOf(version: string, contactAddress: string): string {
  const address = contactAddress.replace(unfit, '')
  const contact = address === '' ? '' : `; mailto:${address}`
  return `research-digest/${version} (VS Code extension${contact})`
}
