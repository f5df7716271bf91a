// Grades pages with the tests of Mozilla's HTTP Observatory, as its command line would grade a
// whole site: `node tests/drill/headers.mjs '{"https": 8101, "http": 8102, "pages": […]}'`.
// Its command line knows the front page alone and refuses to grade what is not found.
import fs from "node:fs";

// Its install script would fetch the list of preloaded hosts; localhost is not on it.
const read = fs.readFileSync;
fs.readFileSync = (file, ...rest) =>
  String(file).endsWith("hsts-preload.json") ? "{}" : read(file, ...rest);

const from = (name) => import(`@mdn/mdn-http-observatory/src/${name}.js`);
const { ALL_TESTS } = await from("constants");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await from("grader/charts");
const { getGradeForScore, getScoreModifier } = await from("grader/grader");
const { retrieve } = await from("retriever/retriever");

const asked = JSON.parse(process.argv[2]);
for (const { name, path, cookie } of asked.pages) {
  const answers = await retrieve("localhost", {
    path,
    httpsPort: String(asked.https),
    httpPort: String(asked.http),
    headers: ["Accept: text/html,*/*;q=0.8", ...(cookie ? [`Cookie: ${cookie}`] : [])],
  });
  const results = ALL_TESTS.map((test) => test(answers));
  const changes = results.map((one) => getScoreModifier(one.result));
  const lost = changes.filter((change) => change < 0).reduce((sum, change) => sum + change, 100);
  const all = changes.reduce((sum, change) => sum + change, 100);
  const { grade, score } = getGradeForScore(lost >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? all : lost);
  const failed = results.filter((one) => !one.pass).map((one) => one.result);
  const status = answers.responses.auto?.status ?? 0;
  console.log(JSON.stringify({ name, grade, score, status, failed }));
}
