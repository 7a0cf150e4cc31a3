import type * as vscode from 'vscode'
import type { Services } from '../services.ts'

/** Every feature of the editor is one of these; it returns its disposable. */
export type RegisterFeature = (services: Services) => vscode.Disposable
