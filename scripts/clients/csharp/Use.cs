// One change, one refusal told apart by its code, one code that this client does not know yet.
// Passwords, codes and tokens are the sandbox's.
using Idaas.Api;
using Idaas.Client;
using Idaas.Model;
using Newtonsoft.Json;

var url = Environment.GetEnvironmentVariable("IDAAS_URL")!;

// Mode change: the user is signed in, so the client has a token.
var change = new ChangeByMobile(verifyCode: "123456", password: "Quiet-River-7");
var changed = Call(url, new UpdatePasswordByMobile(change), token: "sandbox-id-token");
Expect("success", (int)changed.StatusCode, 200);

var (status, error) = RefusedReset(url);
Expect("typed code",
    (status, Known(error.ErrorCode), error.ErrorMsg),
    (400, (UpdatePasswordByMobileError400Code?)UpdatePasswordByMobileError400Code.IDAAS_SDK_PWD_0007, "密码长度为8~20个字符"));

// A newer server may answer codes that this client does not know; they are strings like the others.
var (newerStatus, newer) = RefusedReset(Environment.GetEnvironmentVariable("IDAAS_NEWER_URL")!);
Expect("unknown code", (newerStatus, Known(newer.ErrorCode)), (400, (UpdatePasswordByMobileError400Code?)null));

// Mode reset: nobody is signed in.
static (int Status, UpdatePasswordByMobileError400 Error) RefusedReset(string url)
{
    var reset = new ResetByMobile(mobile: "12345678901", verifyCode: "123456", password: "Ab-12");
    try
    {
        Call(url, new UpdatePasswordByMobile(reset));
    }
    catch (ApiException refused)
    {
        return (refused.ErrorCode, JsonConvert.DeserializeObject<UpdatePasswordByMobileError400>((string)refused.ErrorContent)!);
    }
    throw new InvalidOperationException("the reset was not refused");
}

static ApiResponse<object> Call(string url, UpdatePasswordByMobile body, string token = "")
{
    // Following a redirect would send password and token to another host.
    var handler = new HttpClientHandler { AllowAutoRedirect = false };
    using var http = new HttpClient(handler);
    var api = new CiamApi(http, new Configuration { BasePath = url, AccessToken = token }, handler);
    return api.UpdatePasswordByMobileWithHttpInfo(
        xOperatingSysVersion: "Android 10",
        xDeviceFingerprint: "sample",
        xAgent: "sample",
        xClientId: "nTo1eRIub60vPb54WeE6aojPwYwImtl4",
        updatePasswordByMobile: body,
        X_L: MessageLanguage.Zh);
}

static UpdatePasswordByMobileError400Code? Known(string code)
{
    try
    {
        return JsonConvert.DeserializeObject<UpdatePasswordByMobileError400Code>(JsonConvert.ToString(code));
    }
    catch (JsonSerializationException)
    {
        return null;
    }
}

static void Expect<T>(string name, T found, T wanted)
{
    if (!Equals(found, wanted)) throw new InvalidOperationException($"{name}: {found}, not {wanted}");
    Console.WriteLine($"{name}: {found}");
}
