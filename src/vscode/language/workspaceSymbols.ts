import * as vscode from 'vscode'
import { archiveSymbols } from '../../core/language/workspaceSymbols.ts'
import { withSignal } from '../adapters/cancellation.ts'
import { symbolName } from '../adapters/show.ts'
import { toLocation } from '../archive/places.ts'
import type { RegisterFeature } from './registerFeature.ts'

export const registerWorkspaceSymbols: RegisterFeature = ({ archive }) =>
  vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query, token) {
      const settled = await withSignal(token, (signal) => archive.settled(signal))
      return archiveSymbols(settled, query).map(
        ({ kind, name, container, place }) =>
          new vscode.SymbolInformation(
            symbolName(name),
            kind === 'tag' ? vscode.SymbolKind.Key : vscode.SymbolKind.String,
            symbolName(container),
            toLocation(place),
          ),
      )
    },
  })
