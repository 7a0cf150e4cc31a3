import * as vscode from 'vscode'
import type { ProxySettings } from '../../core/http/proxy.ts'

/** The settings of VS Code's own that say how to reach the network; what they leave open the environment says. */
export const proxySettingNames = ['http.proxy', 'http.noProxy', 'http.proxyStrictSSL', 'http.proxySupport']

export function readProxySettings(): ProxySettings {
  const settings = vscode.workspace.getConfiguration('http')
  const url = settings.get<string>('proxy', '')
  const isOff = settings.get<string>('proxySupport') === 'off'
  return {
    ...(url !== '' && { url }),
    // With support for proxies off, no host is reached through one, whatever the environment says.
    noProxy: isOff ? ['*'] : settings.get<readonly string[]>('noProxy', []),
    strictSsl: settings.get<boolean>('proxyStrictSSL', true),
  }
}
