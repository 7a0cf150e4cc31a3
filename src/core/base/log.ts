/** Where parts report what they did; messages are in English, for a log that a person may send us. */
export interface Log {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }
