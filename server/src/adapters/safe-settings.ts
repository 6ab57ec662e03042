/** `allowUnsafe` opens a storage that may lose what it has acknowledged: for tests and throwaway data. */
export interface SafetyOptions {
  allowUnsafe?: boolean | undefined;
}

/** Throws an Error of one line that names every fault, unless there is none or faults are allowed. */
export function refuseFaults(faults: readonly string[], { allowUnsafe = false }: SafetyOptions = {}): void {
  if (faults.length === 0 || allowUnsafe) return;
  throw new Error(`${faults.join('; ')} (SALLYPORT_UNSAFE_STORE=1 takes the risk)`);
}
