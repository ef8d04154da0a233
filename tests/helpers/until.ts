/** Waiting for what happens, instead of for a while. */

/** Waits until something is so; the test's own time limit ends a wait in vain. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 20));
}
