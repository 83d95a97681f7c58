// A change, a typed error code, a code that this client does not know yet, and what gateways send. Passwords, codes and
// tokens are the sandbox's. `npm run clients -- --serve` serves it and prints the variables.
import idaas.CiamApi;
import idaas.CiamApi.APIUpdatePasswordByMobileRequest;
import idaas.client.ApiClient;
import idaas.client.ApiException;
import idaas.client.JSON;
import idaas.model.ChangeByMobile;
import idaas.model.MessageLanguage;
import idaas.model.ResetByMobile;
import idaas.model.UpdatePasswordByMobile;
import idaas.model.UpdatePasswordByMobileError400;
import idaas.model.UpdatePasswordByMobileError400Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class Use {
  record Failure(int status, UpdatePasswordByMobileError400 error) {}

  public static void main(String[] args) throws Exception {
    String url = System.getenv("IDAAS_URL");

    // Mode change: the user is signed in, so the client has a token.
    ApiClient signedIn = new ApiClient();
    signedIn.updateBaseUri(url);
    signedIn.setRequestInterceptor(request -> request.header("Authorization", "Bearer sandbox-id-token"));
    var change = new ChangeByMobile().verifyCode("123456").password("Quiet-River-7");
    var changed = new CiamApi(signedIn).updatePasswordByMobileWithHttpInfo(request(new UpdatePasswordByMobile(change)));
    expect("success", List.of(changed.getStatusCode()), List.of(200));

    Failure failure = failedReset(url);
    expect("typed code",
        List.of(failure.status, failure.error.getErrorCode(), failure.error.getErrorMsg()),
        List.of(400, UpdatePasswordByMobileError400Code.IDAAS_SDK_PWD_0007.getValue(), "密码长度为8~20个字符"));

    // A newer server may send codes that this client does not know; they are strings like the others.
    Failure newer = failedReset(System.getenv("IDAAS_NEWER_URL"));
    String code = newer.error.getErrorCode();
    boolean isKnown = Arrays.stream(UpdatePasswordByMobileError400Code.values()).anyMatch(it -> it.getValue().equals(code));
    expect("unknown code", List.of(newer.status, isKnown), List.of(400, false));

    // A gateway sends a page, nothing, or another status: what came is the status, and there is no error to read.
    List<Integer> statuses = new ArrayList<>();
    for (int status : List.of(502, 429, 204)) statuses.add(statusOf(System.getenv("IDAAS_GATEWAY_URL") + "/" + status));
    expect("gateway", statuses, List.of(502, 429, 204));
  }

  static int statusOf(String url) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    var reset = new ResetByMobile().mobile("12345678901").verifyCode("123456").password("Quiet-River-7");
    try {
      return new CiamApi(client).updatePasswordByMobileWithHttpInfo(request(new UpdatePasswordByMobile(reset))).getStatusCode();
    } catch (ApiException failed) {
      return failed.getCode();
    }
  }

  /** Mode reset: nobody is signed in. */
  static Failure failedReset(String url) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    var reset = new ResetByMobile().mobile("12345678901").verifyCode("123456").password("Ab-12");
    try {
      new CiamApi(client).updatePasswordByMobile(request(new UpdatePasswordByMobile(reset)));
    } catch (ApiException failed) {
      return new Failure(failed.getCode(), JSON.getDefault().getMapper().readValue(failed.getResponseBody(), UpdatePasswordByMobileError400.class));
    }
    throw new IllegalStateException("the reset did not fail");
  }

  static APIUpdatePasswordByMobileRequest request(UpdatePasswordByMobile body) {
    return APIUpdatePasswordByMobileRequest.newBuilder()
        .xOperatingSysVersion("Android 10")
        .xDeviceFingerprint("sample")
        .xAgent("sample")
        .xClientId("nTo1eRIub60vPb54WeE6aojPwYwImtl4")
        .X_L(MessageLanguage.ZH)
        .updatePasswordByMobile(body)
        .build();
  }

  static void expect(String name, List<?> found, List<?> wanted) {
    if (!found.equals(wanted)) throw new IllegalStateException(name + ": " + found + ", not " + wanted);
    System.out.println(name + ": " + found);
  }
}
