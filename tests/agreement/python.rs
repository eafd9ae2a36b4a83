//! Other people's implementations on random judgments: a run kept as a snapshot, and a fresh one
//! with other data where python3 and the packages are there.
//!
//! `python3 -m venv target/agreement && target/agreement/bin/pip install krippendorff scikit-learn
//! statsmodels nltk` installs them; `GLOSSATOR_PYTHON` names another python. With
//! `GLOSSATOR_SNAPSHOT=write` the snapshot is written anew.

use glossator::analysis::agreement::{Coefficients, Matrix, Outcome, Random, coefficients};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

type Rows = Vec<Vec<Option<u32>>>;

/// Judgments that agree more than by chance; every other case has gaps.
fn cases(seed: u64, count: usize) -> Vec<Rows> {
    let mut random = Random::new(seed);
    let case = |n: usize| -> Rows {
        let (coders, units, values) = (2 + random.below(5), 4 + random.below(30), 2 + random.below(3));
        let (noise, gaps) = (random.below(9), if n.is_multiple_of(2) { 0 } else { 1 + random.below(3) });
        let truth: Vec<u32> = (0..units).map(|_| random.below(values)).collect();
        let mut judge = |true_value: u32| {
            let value = if random.below(10) < noise { random.below(values) } else { true_value };
            (random.below(10) >= gaps).then_some(value)
        };
        (0..coders).map(|_| truth.iter().map(|&value| judge(value)).collect()).collect()
    };
    (0..count).map(case).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agreement")
}

/// What the script says of the cases, or why it could not be asked.
fn ask_python(cases: &[Rows]) -> Result<Value, String> {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/agreement/bin/python");
    let python = std::env::var_os("GLOSSATOR_PYTHON")
        .or_else(|| installed.exists().then(|| installed.into_os_string()))
        .unwrap_or_else(|| "python3".into());
    let mut child = Command::new(&python)
        .arg(folder().join("compare.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("{}: {e}", python.display()))?;
    let sent = child.stdin.take().unwrap().write_all(json!({ "cases": cases }).to_string().as_bytes());
    let output = child.wait_with_output().unwrap();
    match output.status.code() {
        Some(0) => Ok(serde_json::from_slice(&output.stdout).unwrap()),
        Some(3) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        code => panic!("compare.py ended with {code:?} ({sent:?}): {}", String::from_utf8_lossy(&output.stderr)),
    }
}

/// Every number that python gave is ours too; returns how many were compared.
fn compare(rows: &Rows, theirs: &Value) -> usize {
    let ours: Coefficients = coefficients(&Matrix::from_rows(rows), None);
    let check = |name: &str, outcome: Outcome| {
        let Some(theirs) = theirs[name].as_f64() else { return 0 };
        let ours = outcome.unwrap_or_else(|why| panic!("{name} is {theirs}, ours is {why:?}: {rows:?}")).value;
        assert!((ours - theirs).abs() < 1e-9, "{name} is {theirs}, ours {ours}: {rows:?}");
        1
    };
    check("alpha_krippendorff", ours.alpha)
        + check("alpha_nltk", ours.alpha)
        + check("kappa_sklearn", ours.cohen.mean)
        + check("kappa_nltk", ours.cohen.mean)
        + check("fleiss_statsmodels", ours.fleiss)
        + check("percent_nltk", ours.percent)
}

#[test]
fn the_snapshot_of_other_implementations_agrees() {
    let path = folder().join("python.json");
    let cases = cases(11, 24);
    if std::env::var_os("GLOSSATOR_SNAPSHOT").is_some() {
        let mut told = ask_python(&cases).unwrap();
        told["cases"] = json!(cases);
        std::fs::write(&path, format!("{told}\n")).unwrap();
    }
    let told: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let cases: Vec<Rows> = serde_json::from_value(told["cases"].clone()).unwrap();
    let compared: usize = cases.iter().zip(told["results"].as_array().unwrap()).map(|(c, t)| compare(c, t)).sum();
    assert!(compared > 4 * cases.len() - 12, "only {compared} numbers compared");
}

#[test]
fn other_implementations_agree_on_fresh_data() {
    let cases = cases(2026, 200);
    match ask_python(&cases) {
        Err(why) => println!("skipped: other implementations are not installed ({})", why.trim()),
        Ok(told) => {
            let compared: usize =
                cases.iter().zip(told["results"].as_array().unwrap()).map(|(c, t)| compare(c, t)).sum();
            println!("{compared} numbers compared with {}", told["versions"]);
        }
    }
}
