// Named checks: each prints `ok name` or `FAIL name: why`; the tally ends the run.
let passed = 0;
let failed = 0;

// Runs the body as one named check; what it throws is the reason that it failed.
export async function check(name, body) {
  try {
    const result = await body();
    passed += 1;
    console.log(`ok   ${name}`);
    return result;
  } catch (error) {
    failed += 1;
    const reason = String(error.message ?? error).replace(/\s+/g, " ").slice(0, 700);
    console.log(`FAIL ${name}: ${reason}`);
    if (process.env.TRACE) console.log(error.stack);
    return undefined;
  }
}

export function need(condition, why = "not so") {
  if (!condition) throw new Error(why);
  return condition;
}

export function equal(found, expected, what) {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  need(left === right, `${what} is ${left}, expected ${right}`);
}

export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed || !passed ? 1 : 0);
}
