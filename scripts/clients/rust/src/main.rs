// A change, a typed error code, a code that this client does not know yet, and what gateways send. Passwords, codes and
// tokens are the sandbox's. `npm run clients -- --serve` serves it and prints the variables.
use std::env::var;
use std::fmt::Debug;

use idaas::apis::ciam_api::{
    update_password_by_mobile, UpdatePasswordByMobileError, UpdatePasswordByMobileParams,
};
use idaas::apis::configuration::Configuration;
use idaas::apis::Error;
use idaas::models::{
    ChangeByMobile, MessageLanguage, ResetByMobile, UpdatePasswordByMobile,
    UpdatePasswordByMobileError400, UpdatePasswordByMobileError400Code,
};

/// The status of an error response, and its error if it is one that the contract lists. The generated client does not
/// tell the statuses of successes apart.
type Outcome = Result<(), (u16, Option<UpdatePasswordByMobileError400>)>;

async fn call(url: &str, body: UpdatePasswordByMobile, token: Option<&str>) -> Outcome {
    let configuration = Configuration {
        base_path: url.to_owned(),
        bearer_access_token: token.map(str::to_owned),
        // Following a redirect would send password and token to another host.
        client: reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client"),
        ..Configuration::default()
    };
    let params = UpdatePasswordByMobileParams {
        x_operating_sys_version: "Android 10".to_owned(),
        x_device_fingerprint: "sample".to_owned(),
        x_agent: "sample".to_owned(),
        x_client_id: "nTo1eRIub60vPb54WeE6aojPwYwImtl4".to_owned(),
        update_password_by_mobile: body,
        x_device_ip: None,
        x_l: Some(MessageLanguage::Zh),
        x_tenant_id: None,
    };
    match update_password_by_mobile(&configuration, params).await {
        Ok(()) => Ok(()),
        Err(Error::ResponseError(failed)) => Err((
            failed.status.as_u16(),
            match failed.entity {
                Some(UpdatePasswordByMobileError::Status400(error)) => Some(error),
                _ => None,
            },
        )),
        Err(other) => panic!("no response: {other}"),
    }
}

fn reset(password: &str) -> UpdatePasswordByMobile {
    let body = ResetByMobile::new("12345678901".into(), "123456".into(), password.into());
    UpdatePasswordByMobile::ResetByMobile(Box::new(body))
}

fn expect<T: Debug + PartialEq>(name: &str, found: T, wanted: T) {
    assert_eq!(found, wanted, "{name}");
    println!("{name}: {found:?}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = var("IDAAS_URL").expect("IDAAS_URL");

    // Mode change: the user is signed in, so the request has a token.
    let body = ChangeByMobile::new("123456".into(), "Quiet-River-7".into());
    let change = UpdatePasswordByMobile::ChangeByMobile(Box::new(body));
    expect("success", call(&url, change, Some("sandbox-id-token")).await, Ok(()));

    // Mode reset: nobody is signed in.
    let code = UpdatePasswordByMobileError400Code::IDAAS_SDK_PWD_0007.to_string();
    let error = UpdatePasswordByMobileError400::new(code, "密码长度为8~20个字符".into());
    expect("typed code", call(&url, reset("Ab-12"), None).await, Err((400, Some(error))));

    // A newer server may send codes that this client does not know; they are strings like the others.
    let newer = var("IDAAS_NEWER_URL").expect("IDAAS_NEWER_URL");
    let Err((status, Some(error))) = call(&newer, reset("Ab-12"), None).await else {
        panic!("the reset did not fail");
    };
    let known = serde_json::from_value::<UpdatePasswordByMobileError400Code>(error.error_code.into());
    expect("unknown code", (status, known.is_ok()), (400, false));

    // A gateway sends a page, nothing, or another status: what came is the status, and there is no error to read.
    let gateway = var("IDAAS_GATEWAY_URL").expect("IDAAS_GATEWAY_URL");
    let mut outcomes = Vec::new();
    for status in [502, 429, 204] {
        outcomes.push(call(&format!("{gateway}/{status}"), reset("Quiet-River-7"), None).await);
    }
    expect("gateway", outcomes, vec![Err((502, None)), Err((429, None)), Ok(())]);
}
